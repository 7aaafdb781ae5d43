namespace Thon.Estimate;

/// <summary>What is believed of the numbers of a series before looking at its images. Where the images tell anything, none of it will be felt.</summary>
internal static class SeriesPrior
{
    // Both components of an astigmatism, and its change in the course of a series, angstrom.
    private const double Astigmatism = 5000;
    private const double AstigmatismDrift = 500;

    /// <summary>Precision of the belief about either component of an astigmatism, 1/angstrom^2: no instrument feels it.</summary>
    public const double AstigmatismPrecision = 1 / (Astigmatism * Astigmatism);

    /// <summary>A usual thickness, angstrom, where fits begin: slabs for tomography are 300 to 5000 angstrom thick.</summary>
    public const double Thickness = 1200;

    private const double LogThicknessSpread = 1;

    // Lamellae are milled at up to 25 degrees, and lie along the axis within a few; radian.
    private const double Plane = 0.3;

    // Any phase at all, radian; and how a phase changes from tilt to tilt.
    private const double Phase = 3;
    private const double PhaseSpread = 0.35;
    private const double PhaseReach = 20;

    // A defocus is near where the search saw it; wide enough never to be felt, angstrom.
    private const double Defocus = 20000;

    /// <summary>The prior of a series.</summary>
    /// <param name="model">The series.</param>
    /// <param name="start">Where its fit begins.</param>
    /// <param name="exposures">When every tilt was taken.</param>
    public static GaussianPrior Of(SeriesModel model, double[] start, IReadOnlyList<Exposure> exposures)
    {
        var layout = model.Layout;
        var prior = GaussianPrior.None(layout.Count);
        void Believe(int number, double mean, double spread) => (prior.Mean[number], prior.Precision[number, number]) = (mean, 1 / (spread * spread));
        for (int i = 0; i < layout.Tilts; i++) Believe(i, start[i], Defocus);
        for (int i = 0; i < 2; i++)
        {
            Believe(layout.Astigmatism + i, 0, Astigmatism);
            if (layout.AstigmatismDrift is { } drift) Believe(drift + i, 0, AstigmatismDrift);
            if (layout.Plane is { } plane) Believe(plane + i, i == 0 ? model.Geometry.TiltOffset.Radians : model.Geometry.XTilt.Radians, Plane);
        }

        if (layout.LogThickness is { } thickness) Believe(thickness, Math.Log(Thickness), LogThicknessSpread);
        if (layout.PhaseCount == 1) Believe(layout.FirstPhase, start[layout.FirstPhase], Phase);
        if (layout.PhaseCount > 1)
        {
            var smooth = new FocusDrift(Phase, 0, PhaseSpread, PhaseReach, PhaseSpread / 20).Prior(exposures, start[layout.FirstPhase]);
            for (int i = 0; i < layout.PhaseCount; i++)
            {
                prior.Mean[layout.FirstPhase + i] = smooth.Mean[i];
                for (int j = 0; j < layout.PhaseCount; j++) prior.Precision[layout.FirstPhase + i, layout.FirstPhase + j] = smooth.Precision[i, j];
            }
        }

        int shapes = LocalIndex.ContrastCount;
        for (int i = 0; i < shapes; i++)
        {
            prior.Mean[layout.Shape + i] = start[layout.Shape + i];
            for (int j = 0; j < shapes; j++) prior.Precision[layout.Shape + i, layout.Shape + j] = ContrastPrior.ShapePrecision[i, j];
        }

        return prior;
    }

    /// <summary>The same with a belief about the defoci in place of none.</summary>
    public static GaussianPrior WithDefoci(GaussianPrior prior, GaussianPrior defoci)
    {
        var (mean, precision) = ((double[])prior.Mean.Clone(), (double[,])prior.Precision.Clone());
        for (int i = 0; i < defoci.Mean.Length; i++)
        {
            mean[i] = defoci.Mean[i];
            for (int j = 0; j < defoci.Mean.Length; j++) precision[i, j] = defoci.Precision[i, j];
        }

        return new(mean, precision);
    }
}
