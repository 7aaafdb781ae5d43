namespace Thon.Simulate;

/// <summary>
/// An amorphous slab with bodies in it. The amorphous part is independent scatterers, half of them denser and half of them thinner than the mean;
/// bodies are denser throughout, hence dark. The same points come out, in the same order, however often they are asked for.
/// </summary>
public static class Specimen
{
    // Twice the phase shift of 1.2 V above ice at 300 kV: half of what dry protein has, since real particles hold water.
    private const double ProteinContrastPerAngstrom = 1.5e-3;
    private const double MembraneContrastPerAngstrom = 1.5e-3;
    // A third of gold's 22 V above ice: more would not be weak-phase any more.
    private const double GoldContrastPerAngstrom = 1e-2;
    private const double ProteinPoints = 1e-3, GoldPoints = 4e-3;

    /// <summary>All scatterers that some tilt of the series sees.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="extent">How much of the slab is seen.</param>
    public static IEnumerable<Scatterer> Scatterers(SimulationSettings settings, SpecimenExtent extent) =>
        Ice(settings, extent).Concat(InBodies(settings, extent));

    private static IEnumerable<Scatterer> Ice(SimulationSettings settings, SpecimenExtent extent)
    {
        double weight = SignalScale.IceWeight(settings), pixel = settings.PixelSize.Angstroms;
        if (weight == 0) yield break;
        long count = (long)(SignalScale.ScatterersPerPixel * extent.Area / (pixel * pixel));
        var random = RandomStream.For(settings.Seed, RandomPurpose.Ice);
        for (long i = 0; i < count; i++)
        {
            // One in every thin strip along the axis, in order: the images they are put on are then walked through, not jumped about in.
            double along = extent.Along * (2 * (i + random.NextUniform()) / count - 1), across = random.NextWithin(extent.Across);
            double height = random.NextWithin(extent.HalfThickness);
            yield return new(across, along, height, random.NextUniform() < 0.5 ? weight : -weight);
        }
    }

    private static IEnumerable<Scatterer> InBodies(SimulationSettings settings, SpecimenExtent extent)
    {
        var random = RandomStream.For(settings.Seed, RandomPurpose.Bodies);
        foreach (var body in Bodies(settings, extent, random))
            foreach (var point in body.Scatterers(random)) yield return point;
    }

    private static IEnumerable<Body> Bodies(SimulationSettings settings, SpecimenExtent extent, RandomStream random)
    {
        double pixel = settings.PixelSize.Angstroms;
        // Counts are those of the untilted field; tilted images look further out, at the same density.
        double share = extent.Area / ((double)settings.Width * settings.Height * pixel * pixel);
        double protein = SignalScale.BodyWeight(settings, ProteinContrastPerAngstrom, ProteinPoints);
        double membrane = SignalScale.BodyWeight(settings, MembraneContrastPerAngstrom, ProteinPoints);
        double gold = SignalScale.BodyWeight(settings, GoldContrastPerAngstrom, GoldPoints);
        for (int i = 0; i < settings.Contents.Proteins * share; i++)
            yield return Place(0, 75 + 50 * random.NextUniform(), ProteinPoints, protein);
        for (int i = 0; i < settings.Contents.Vesicles * share; i++)
        {
            double radius = Math.Max(200, Math.Min(400, extent.HalfThickness) * (0.5 + 0.5 * random.NextUniform()));
            yield return Place(radius - 40, radius, ProteinPoints, membrane);
        }
        for (int i = 0; i < settings.Contents.GoldBeads * share; i++)
            yield return Place(0, 50, GoldPoints, gold);

        Body Place(double inner, double outer, double points, double weight) => new(
            random.NextWithin(extent.Across), random.NextWithin(extent.Along),
            random.NextWithin(Math.Max(0, extent.HalfThickness - outer)), inner, outer, points, weight);
    }
}
