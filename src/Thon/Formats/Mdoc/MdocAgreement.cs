using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Mdoc;

/// <summary>Whether the mdocs of several movies say the same of the series they are taken to be of.</summary>
internal static class MdocAgreement
{
    // What microscopes write of one setting is the same to its last digit; angles are rounded to a tenth.
    private const double Rounding = 1e-3;

    internal static IEnumerable<Finding> Of(IReadOnlyList<MdocFile> files) => new[]
    {
        Differing(files, "PixelSpacing", "A", file => file.PixelSpacing?.Angstroms),
        Differing(files, "Voltage", "kV", file => file.Voltage?.Kilovolts),
        Differing(files, "tilt axis", "degrees", file => file.TiltAxis?.Degrees),
        Repeated(files),
    }.OfType<Finding>();

    private static Finding? Differing(IReadOnlyList<MdocFile> files, string what, string unit, Func<MdocFile, double?> value)
    {
        if (value(files[0]) is not { } first) return null;
        var other = files.FirstOrDefault(file => value(file) is { } second && Math.Abs(second - first) > Rounding * Math.Abs(first));
        return other is null ? null : Finding.Warning(
            "mdoc-movies-differ", other.Name, what, string.Create(CultureInfo.InvariantCulture, $"{value(other):0.####} {unit}"),
            string.Create(CultureInfo.InvariantCulture, $"{first:0.####} {unit} of {files[0].Name}, which is used"), "Check that the movies are of one series.");
    }

    private static Finding? Repeated(IReadOnlyList<MdocFile> files)
    {
        var twice = files.SelectMany(file => file.Images.Select(image => (file, image.SubFrameName))).Where(pair => pair.SubFrameName is not null)
            .GroupBy(pair => pair.SubFrameName).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : Finding.Warning(
            "mdoc-movie-repeated", twice.Last().file.Name, null, $"the movie {twice.Key} again", "every movie once", "Leave one of the two files out.");
    }
}
