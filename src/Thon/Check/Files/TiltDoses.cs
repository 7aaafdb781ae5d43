namespace Thon.Check.Files;

/// <summary>The exposure of each image.</summary>
internal static class TiltDoses
{
    /// <summary>The exposures of the series, else those of the mdoc, e/A^2, in the order of the stack; empty where not all are known.</summary>
    internal static double[] Of(FileClaims claims)
    {
        double?[] doses = claims.Series is { Tilts: [{ Dose: not null }, ..] } series
            ? [.. series.Tilts.Select(tilt => tilt.Dose?.ElectronsPerSquareAngstrom)]
            : [.. claims.Sections.Select(section => section.ExposureDose?.ElectronsPerSquareAngstrom)];
        return doses.All(dose => dose is > 0) ? [.. doses.OfType<double>()] : [];
    }
}
