namespace Thon.Check.Images;

/// <summary>How well one reading of the angles explains the images.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Slopes">Log likelihood by the slopes of the defocus, up to a constant.</param>
/// <param name="Levels">Log likelihood by the brightness, up to a constant.</param>
/// <param name="Offset">The inclination of the specimen that suits the slopes best, radian.</param>
internal sealed record ReadingScore(TiltReading Reading, double Slopes, double Levels, double Offset)
{
    /// <summary>Log likelihood by the slopes of a level specimen, up to the same constant.</summary>
    public double Level { get; init; }

    /// <summary>What the defocus that was asked for adds.</summary>
    public double Nominal { get; init; }

    /// <summary>All of it.</summary>
    public double Total => Slopes + Levels + Nominal - Reading.Guessed;
}

/// <summary>What all images say about the angles, to be added up under any reading.</summary>
/// <param name="Axes">The axes in question.</param>
/// <param name="Curves">[axis][image]; null for images that show nothing.</param>
/// <param name="Intensity">Their brightness.</param>
internal sealed record TiltEvidence(AxesInQuestion Axes, SlopeCurve?[][] Curves, IntensityModel Intensity)
{
    // No single image decides: ice, beads and carbon make false rings.
    private const double MostOfOneImage = 15;

    // Nor does the brightness alone.
    private const double MostOfLevels = 20;

    // How far specimens incline on the stage, degree.
    private const double UsualOffset = 5;
    private const double StepOfOffset = 1;
    private const int StepsOfOffset = 15;

    /// <summary>How many images there are.</summary>
    public int Count => Curves[0].Length;

    /// <summary>For every image the most it says for any slope about any axis.</summary>
    public double[] Most { get; } = [.. Enumerable.Range(0, Curves[0].Length).Select(i => Curves.Max(axis => axis[i]?.Most ?? 0))];

    /// <summary>How many images show rings beyond doubt.</summary>
    public int Telling => Most.Count(most => most > 6);

    /// <summary>Scores readings.</summary>
    public ReadingScore[] ScoresOf(IReadOnlyList<TiltReading> readings)
    {
        double[] levels = Intensity.LogLikelihoods([.. readings.Select(reading => reading.Inclinations)]);
        return [.. readings.Select((reading, i) =>
        {
            var (slopes, offset) = BySlopes(reading);
            return new ReadingScore(reading, slopes, Math.Max(levels[i] - levels.Max(), -MostOfLevels), offset) { Level = BySlopes(reading, 0) };
        })];
    }

    /// <summary>What one image says for a slope, zero at best.</summary>
    public double Of(int axis, int image, double slope) => Curves[axis][image] is { } curve ? Math.Max(curve.EvidenceAt(slope) - Most[image], -MostOfOneImage) : 0;

    /// <summary>What one image says for a reading, zero at best.</summary>
    public double Of(ReadingScore score, int image) => Of(score.Reading.Axis, image, score.Reading.SlopeOf(image, score.Offset));

    private (double LogLikelihood, double Offset) BySlopes(TiltReading reading)
    {
        var best = (LogLikelihood: double.NegativeInfinity, Offset: 0.0);
        for (int step = -StepsOfOffset; step <= StepsOfOffset; step++)
        {
            double sum = BySlopes(reading, step * StepOfOffset);
            if (sum > best.LogLikelihood) best = (sum, step * StepOfOffset * Math.PI / 180);
        }

        return best;
    }

    private double BySlopes(TiltReading reading, double degrees)
    {
        double offset = degrees * Math.PI / 180, sum = -degrees * degrees / (2 * UsualOffset * UsualOffset);
        for (int image = 0; image < Count; image++) sum += Of(reading.Axis, image, reading.SlopeOf(image, offset));
        return sum;
    }
}
