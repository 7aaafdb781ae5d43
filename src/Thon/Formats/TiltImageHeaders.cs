using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats;

/// <summary>What the headers of the files of one series say together.</summary>
internal sealed record TiltImageHeaders(int Width, int Height, Length? PixelSize, IReadOnlyList<string> Labels, FindingList Findings)
{
    private const double SamePixelSize = 0.01;

    /// <exception cref="BadInputException">Files that are not read, or images that are not there or of another size than the first; all of them are named.</exception>
    internal static TiltImageHeaders Read(SeriesDescription series, IReadOnlyList<TiltImage> images)
    {
        var headers = new List<Header>();
        var findings = FindingList.Empty;
        foreach (var image in images.GroupBy(image => image.Path).Select(rows => rows.MaxBy(row => row.Section)!))
        {
            try
            {
                using var file = SectionFile.OpenImages(image.Path);
                headers.Add(new(file.Width, file.Height, file.PixelSize, file.Labels, file.Findings));
                findings = findings.AddRange(Objections(series.FileName, image, file, headers[0]));
            }
            catch (BadInputException bad)
            {
                findings = findings.AddRange(bad.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding with { Place = image.Place, Advice = finding.Advice ?? $"It is named in {series.FileName}" }));
            }
        }

        findings.ThrowIfErrors();
        return new(headers[0].Width, headers[0].Height, CommonPixelSize(headers), CommonLabels(headers), series.Findings.AddRange(Alike(headers)));
    }

    private static IEnumerable<Finding> Objections(string star, TiltImage image, ISectionFile file, Header first)
    {
        if (file.Width != first.Width || file.Height != first.Height)
            yield return Finding.Error("image-size", star, image.Place, $"{image.Path} has images of {file.Width} x {file.Height}", $"{first.Width} x {first.Height}, as the first row", "Images of a series must have one size");
        if (image.Section >= file.Count)
            yield return Finding.Error("image-section", star, image.Place, $"section {image.Section} of {image.Path}", $"sections 0 to {file.Count - 1}", "Give the stack that the file was made for");
    }

    private static Length? CommonPixelSize(List<Header> headers)
    {
        double?[] sizes = [.. headers.Select(header => header.PixelSize?.Angstroms)];
        return sizes[0] is { } first && sizes.All(size => size is { } other && Math.Abs(other / first - 1) <= SamePixelSize) ? new Length(first) : null;
    }

    // What was done to any of the images holds for the series: half of it must not be corrected again.
    private static ImmutableArray<string> CommonLabels(List<Header> headers)
    {
        string[] common = [.. headers.Select(header => header.Labels).Aggregate<IEnumerable<string>>((some, more) => some.Intersect(more))];
        return [.. common.Concat(headers.SelectMany(header => header.Labels).Where(label => DataType.FromLabels([label]) is { Steps.IsEmpty: false })).Distinct()];
    }

    // Files of one program are odd in one way: it is told once.
    private static IEnumerable<Finding> Alike(List<Header> headers) => headers.SelectMany(header => header.Findings).GroupBy(finding => finding.Code)
        .Select(same => same.Count() == 1 ? same.First() : same.First() with { Found = $"{same.First().Found}, and so in {same.Count() - 1} files more" });

    private sealed record Header(int Width, int Height, Length? PixelSize, IReadOnlyList<string> Labels, FindingList Findings);
}
