using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Images that show nothing: one grey value, or next to no beam.</summary>
public static class BlankImages
{
    // Of the median brightness and spread; the thickest lamella lets more through at 70 degrees.
    private const double NextToNoBeam = 0.03;
    private const double NextToNoSpread = 0.3;

    /// <summary>One warning a blank image; an error where all of them are.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Sections.Length > 0 && measures.Sections.All(section => section.IsBlank))
            return [Finding.Error("images-blank", measures.Name, null, "every image is blank", "images with more than one grey value", "Check that this is the right file, and that it was written whole")];
        double level = Median.Of([.. measures.Sections.Select(section => section.Level)]), spread = Median.Of([.. measures.Sections.Select(section => section.Pixels.StandardDeviation)]);
        return measures.Sections.Where(section => section.IsBlank || IsDark(section, level, spread)).Select(section => Finding.Warning(
            "images-blank", measures.Name, $"section {section.Section}",
            section.IsBlank ? "a blank image" : Odds.Text($"an image with {100 * section.Level / level:F1} % of the brightness of most"), "an image like the others",
            $"Leave it out with --exclude {section.Section}; do not cut it out of the stack alone, since its rows in the metadata would stay"));
    }

    // Levels below zero have another zero, and say nothing.
    private static bool IsDark(SectionMeasure section, double level, double spread) =>
        level > 0 && section.Level >= 0 && section.Level < NextToNoBeam * level && section.Pixels.StandardDeviation < NextToNoSpread * spread;
}
