using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Star;

namespace Thon.Formats;

/// <summary>Where the image of one row of a STAR file is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Section">The section of it, from 0.</param>
/// <param name="Place">The row, for messages.</param>
internal sealed record TiltImage(string Path, int Section, string Place)
{
    /// <summary>The images of all rows.</summary>
    /// <exception cref="BadInputException">Rows without an image, or whose file is not there; all of them are named.</exception>
    internal static ImmutableArray<TiltImage> Of(SeriesDescription series)
    {
        var findings = FindingList.Empty;
        var images = ImmutableArray.CreateBuilder<TiltImage>();
        var known = new Dictionary<string, string?>();
        foreach (var tilt in series.Tilts)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"row {tilt.Row + 1}");
            if ((tilt.Image is { } image ? StarImageName.Parse(image) : null) is not { } name)
            {
                findings = findings.Add(Unnamed(series.FileName, place, tilt));
                continue;
            }

            if (!known.TryGetValue(name.File, out string? path)) known.Add(name.File, path = StarProject.Find(series.FileName, name.File));
            if (path is not null) images.Add(new(path, name.Section ?? 0, place));
            else findings = findings.Add(Finding.Error("image-not-found", series.FileName, place, $"{name.File} is not there", "a file in the folder of the STAR file, or below one above it", "Give the STAR file in its project"));
        }

        findings.ThrowIfErrors();
        return images.ToImmutable();
    }

    private static Finding Unnamed(string file, string place, TiltDescription tilt) => Finding.Error(
        "image-not-named", file, place, tilt.Image is null ? "no _rlnMicrographName" : $"'{tilt.Image}'", "the name of an image, or of a section as in 000001@stack.mrc, from 1",
        tilt.Image is null && tilt.Movie is not null ? "Movies must be aligned and summed first" : "Give a STAR file that names its images");
}
