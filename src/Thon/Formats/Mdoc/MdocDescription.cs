using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Mdoc;

/// <summary>What mdocs say about a tilt series, in this program's units and signs.</summary>
public static class MdocDescription
{
    /// <summary>What the mdoc of a series says, or that of one movie: a row for each image in the file's order, the section from its ZValue.</summary>
    /// <param name="mdoc">The mdoc.</param>
    /// <exception cref="BadInputException">No section of it is an image.</exception>
    public static SeriesDescription Of(MdocFile mdoc) =>
        Describe([mdoc], [.. mdoc.Images.Select(image => (mdoc, image))], NameOf(mdoc.Name), Gaps(mdoc));

    /// <summary>
    /// What the mdocs of the movies of one series say together: a row for each image in the order they are given. They name no sections of a stack.
    /// </summary>
    /// <param name="perFrame">The mdocs, one for each movie; at least one. What they say of the series must not differ.</param>
    /// <exception cref="BadInputException">No section of one of them is an image.</exception>
    public static SeriesDescription Of(IReadOnlyList<MdocFile> perFrame)
    {
        ArgumentOutOfRangeException.ThrowIfZero(perFrame.Count, nameof(perFrame));
        var images = perFrame.SelectMany(mdoc => mdoc.Images.Select(image => (mdoc, image))).ToImmutableArray();
        var description = Describe(perFrame, images, null, MdocAgreement.Of(perFrame));
        return description with { Tilts = [.. description.Tilts.Select(tilt => tilt with { Section = null })] };
    }

    private static SeriesDescription Describe(
        IReadOnlyList<MdocFile> files, ImmutableArray<(MdocFile File, MdocSection Section)> images, string? name, IEnumerable<Finding> findings)
    {
        foreach (var empty in files.Where(file => !file.Images.Any())) throw new BadInputException(NoImages(empty.Name));
        var first = files[0];
        var exposures = MdocExposures.Of([.. images.Select(image => image.Section)], first.Name);
        return new(first.Name, name, [.. images.Select((image, row) => Row(image.File, image.Section, row, exposures))], FindingList.Of(
            files.SelectMany(file => file.Findings).Concat(findings).Concat(exposures.Findings).Concat(AxisDoubt(first))))
        {
            PixelSize = first.PixelSpacing,
            Voltage = first.Voltage,
            Width = first.ImageSize?.Width,
            Height = first.ImageSize?.Height,
            TiltAxis = first.TiltAxis,
        };
    }

    private static TiltDescription Row(MdocFile file, MdocSection section, int row, MdocExposures exposures) => new(row, section.ZValue)
    {
        Movie = section.SubFrameName ?? (section.ZValue is null ? MovieOf(file.Name) : null),
        TiltAngle = section.TiltAngle,
        Dose = section.ExposureDose,
        DoseBefore = exposures.Before.IsEmpty ? null : exposures.Before[row],
        NominalDefocus = section.TargetDefocus,
        Acquired = exposures.Places.IsEmpty ? null : exposures.Places[row],
    };

    // A series is named after its stack: TS_01.mrc.mdoc and TS_01.mdoc are both of TS_01. ImageFile names whatever stack the file was copied from.
    private static string NameOf(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(name).ToLowerInvariant() is ".mrc" or ".mrcs" or ".st" or ".ali" or ".tif" or ".tiff" ? Path.GetFileNameWithoutExtension(name) : name;
    }

    private static string MovieOf(string path) =>
        path.EndsWith(".mdoc", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);

    private static IEnumerable<Finding> Gaps(MdocFile mdoc)
    {
        int[] sections = [.. mdoc.Images.Select(image => image.ZValue).OfType<int>().Distinct().Order()];
        if (sections.Length == 0 || sections[^1] == sections.Length - 1) yield break;
        int missing = sections.Select((section, i) => (section, i)).First(pair => pair.section != pair.i).i;
        yield return Finding.Warning(
            "mdoc-zvalues", mdoc.Name, null, string.Create(CultureInfo.InvariantCulture, $"no section {missing}, though there is a section {sections[^1]}"),
            "every section of the stack from 0", "An image was perhaps taken out of the stack; number the sections as the images are.");
    }

    private static IEnumerable<Finding> AxisDoubt(MdocFile mdoc)
    {
        if (mdoc.AlternativeTiltAxis is not { } other) yield break;
        yield return Finding.Note(
            "mdoc-axis-tomo5", mdoc.Name, null,
            string.Create(CultureInfo.InvariantCulture, $"TiltAxisAngle of {mdoc.TiltAxis!.Value.Degrees:0.##} degrees in the {mdoc.Dialect} dialect"), null,
            string.Create(CultureInfo.InvariantCulture, $"Users report having to add 90 degrees; if they are right, state {other.Degrees:0.##} as the tilt axis"));
    }

    private static Finding NoImages(string name) => Finding.Error(
        "mdoc-no-images", name, null, "no section of an image", "[ZValue = 0] and so on, or [FrameSet = 0]", "Check that this is the mdoc of a tilt series or of one of its movies.");
}
