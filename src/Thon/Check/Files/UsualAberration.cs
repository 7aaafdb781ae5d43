using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The spherical aberration is that of a usual lens, 2.0 to 2.7 mm, or that which a corrector leaves.</summary>
public static class UsualAberration
{
    // 0.01 mm is what microscopes with a corrector are described with; it may be a little more or less.
    private const double CorrectedMillimeters = 0.05;
    private const double Low = 1.95, High = 2.75;

    // Lenses for wide gaps or high resolution have other values, none beyond these.
    private const double LowestLens = 0.5, HighestLens = 5;

    // Millimetres counted as micrometres.
    private const double MicrometersInMillimeter = 1000;

    // Metres counted as millimetres.
    private const double MillimetersInMeter = 1000;

    /// <summary>Finds other values, and such in another unit.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims) =>
        StatedNumber.Of(claims, file => file.SphericalAberration?.Millimeters, null, claims.Series?.Microscope.SphericalAberration.Millimeters)
            .Select(Finding).OfType<Finding>();

    private static Finding? Finding(StatedNumber stated)
    {
        double value = stated.Value;
        string found = FormattableString.Invariant($"{value:G6} mm");
        const string expected = "2.0 to 2.7 mm, or about 0.01 mm with a corrector";
        return value switch
        {
            >= LowestLens * MicrometersInMillimeter and <= HighestLens * MicrometersInMillimeter =>
                Findings.Finding.Error("cs-unit", stated.File, null, found, expected, "This is in micrometre, where millimetre are meant"),
            >= LowestLens / MillimetersInMeter and <= HighestLens / MillimetersInMeter =>
                Findings.Finding.Warning("cs-unit", stated.File, null, found, expected, "In metre this is a usual lens, and millimetre are meant; right only where a corrector is set to this"),
            (>= 0 and <= CorrectedMillimeters) or (>= Low and <= High) => null,
            >= LowestLens and <= HighestLens => Findings.Finding.Note("cs-unusual", stated.File, null, found, expected, "Right for some lenses; check it"),
            _ => Findings.Finding.Warning("cs-unusual", stated.File, null, found, expected, "Check the spherical aberration of the microscope"),
        };
    }
}
