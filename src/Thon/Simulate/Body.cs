namespace Thon.Simulate;

/// <summary>A ball or a spherical shell of scatterers: a protein, a vesicle or a gold bead.</summary>
/// <param name="Across">Its centre across the tilt axis, angstrom.</param>
/// <param name="Along">Its centre along the tilt axis, angstrom.</param>
/// <param name="Height">Its centre above the middle plane, angstrom.</param>
/// <param name="InnerRadius">Radius of the hollow inside, angstrom; 0 for a ball.</param>
/// <param name="OuterRadius">Radius, angstrom; above the inner one.</param>
/// <param name="PointsPerCubicAngstrom">How densely points fill it.</param>
/// <param name="Weight">Weight of each point, as in <see cref="Scatterer"/>.</param>
public readonly record struct Body(
    double Across, double Along, double Height, double InnerRadius, double OuterRadius, double PointsPerCubicAngstrom, double Weight)
{
    /// <summary>Its points, uniform in its volume.</summary>
    public IEnumerable<Scatterer> Scatterers(RandomStream random)
    {
        double inner = InnerRadius * InnerRadius * InnerRadius, outer = OuterRadius * OuterRadius * OuterRadius;
        int count = (int)(4 * Math.PI / 3 * (outer - inner) * PointsPerCubicAngstrom);
        for (int i = 0; i < count; i++)
        {
            double radius = Math.Cbrt(inner + (outer - inner) * random.NextUniform());
            double z = radius * random.NextWithin(1);
            double ring = Math.Sqrt(Math.Max(0, radius * radius - z * z));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextUniform());
            yield return new(Across + ring * cosine, Along + ring * sine, Height + z, Weight);
        }
    }
}
