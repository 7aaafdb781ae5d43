using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats.Imod;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// How the images were made from the raw ones the other metadata are of, from an IMOD <c>.xf</c> file; nothing where none is named. The shifts are in raw pixels.
/// </summary>
internal static class MetadataTransforms
{
    // Alignments turn and shift, and magnify by a few parts in a hundred; a binning or a stretch of tilted images written into the matrix is beyond.
    private const double FarthestFromOne = 0.1;

    // Distortions of microscopes that alignments solve for are a few parts in a thousand. The slope of the defocus is not followed exactly through them.
    private const double MostUnequal = 0.05;

    // Alignments put the axis upright to a degree or two.
    private const double UprightDegrees = 5;

    /// <summary>The transform of every section; empty where none are named or they do not serve.</summary>
    internal static ImmutableArray<ImageTransform> Resolve(MetadataSources sources, ImmutableArray<Angle> axes, MetadataLedger ledger)
    {
        if (sources.Options.Transforms is not { } path)
        {
            if (sources.Options.RawPixelSize is not null)
                ledger.Error("raw-pixel-size", null, "--raw-pixel-size", "no transforms", "the transforms from the raw stack, with --xf", "Use --pixel-size for the pixel size of the stack itself.");
            return [];
        }

        ledger.Take(path);
        if (!sources.Need(MetadataNeeds.Defocus))
            ledger.Error("xf-unused", path, null, "transforms", "a correction with defoci of the raw stack", "Estimate on the raw stack, without transforms.");
        var lines = ledger.Attempt(() => ImodTransforms.Read(path));
        var rawPixel = MetadataRawPixelSize.Resolve(sources, ledger);
        if (lines.IsDefaultOrEmpty) return [];
        if (lines.Length != sources.Count)
        {
            ledger.Error("xf-count", path, null, $"{lines.Length} transforms", $"{sources.Count}, one for each image of the stack", "Give the file by which this stack was made.");
            return [];
        }

        var transforms = lines.Select(line => Of(line, rawPixel ?? default)).ToImmutableArray();
        CheckShapes(path, transforms, ledger);
        if (axes is [var axis]) CheckAxis(path, transforms, axis, ledger);
        var rotations = transforms.Select(transform => transform.Rotation.Degrees).ToArray();
        ledger.Use(
            "transforms", string.Create(CultureInfo.InvariantCulture, $"{transforms.Length}, turned by {rotations.Min():F2} to {rotations.Max():F2} degrees"), Path.GetFileName(path));
        return rawPixel is null ? [] : transforms;
    }

    private static ImageTransform Of(ImodTransform line, Length rawPixel) =>
        new(line.A11, line.A12, line.A21, line.A22, new(line.DX * rawPixel.Angstroms), new(line.DY * rawPixel.Angstroms));

    private static void CheckShapes(string path, ImmutableArray<ImageTransform> transforms, MetadataLedger ledger)
    {
        int[] wrong = [.. Enumerable.Range(0, transforms.Length).Where(section => !IsNearRotation(transforms[section]))];
        if (wrong.Length == 0) return;
        var first = transforms[wrong[0]];
        string found = first.SmallestMagnification <= 0
            ? "a mirror image"
            : string.Create(CultureInfo.InvariantCulture, $"a magnification from {first.SmallestMagnification:0.###} to {first.LargestMagnification:0.###}");
        ledger.Error(
            "xf-shape", path, $"section {wrong[0]}", found + (wrong.Length == 1 ? "" : $", and {wrong.Length - 1} sections more like it"),
            string.Create(CultureInfo.InvariantCulture, $"a rotation, with a magnification from {1 - FarthestFromOne} to {1 + FarthestFromOne} that is the same in all directions to {MostUnequal}"),
            "Give the transforms of the alignment from the raw stack; binning is told by the pixel sizes, and images stretched or mirrored are to be corrected before.");
    }

    private static bool IsNearRotation(ImageTransform transform) =>
        transform.SmallestMagnification >= 1 - FarthestFromOne && transform.LargestMagnification <= 1 + FarthestFromOne
        && transform.LargestMagnification - transform.SmallestMagnification <= MostUnequal;

    // The angle of a line, so half a turn is none.
    private static void CheckAxis(string path, ImmutableArray<ImageTransform> transforms, Angle axis, MetadataLedger ledger)
    {
        double[] axes = [.. transforms.Select(transform => Math.IEEERemainder(axis.Degrees + transform.Rotation.Degrees, 180))];
        double worst = axes.MaxBy(Math.Abs);
        if (Math.Abs(worst) <= UprightDegrees) return;
        ledger.Warning(
            "xf-axis", path, $"section {Array.IndexOf(axes, worst)}", string.Create(CultureInfo.InvariantCulture, $"the raw axis turned to {worst:F1} degrees"),
            string.Create(CultureInfo.InvariantCulture, $"0 within {UprightDegrees} degrees, as alignments put it upright"),
            "Check that the axis is that of the raw stack, and that the transforms lead from the raw stack to this one and not back.");
    }
}
