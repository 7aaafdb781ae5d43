using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// IMOD's transforms as alignments and back. A transform p' = A p + d leads from the raw image to the aligned one, whose axis is upright; an alignment p = R(axis) p' + shift back. So
/// A = R(-axis), and the centre of the specimen, p' = 0, is seen at -A^-1 d, which is -R d where A is a rotation.
/// </summary>
internal static class ImodAlignment
{
    // Seven decimals are written; distortions of microscopes are a few parts in a thousand.
    private const double SameMagnification = 1e-4;

    internal static SeriesDescription Describe(ImmutableArray<ImodTransform> transforms, DialectContext context, string name)
    {
        ImageTransform[] images = [.. transforms.Select(t => new ImageTransform(t.A11, t.A12, t.A21, t.A22, new(t.DX), new(t.DY)))];
        RefuseSingular(images, name);
        var tilts = context.TiltAngles;
        if (!tilts.IsEmpty && tilts.Length != images.Length)
            throw new BadInputException(Finding.Error("xf-count", name, null, $"{images.Length} transforms", $"{tilts.Length}, one for each tilt angle", "Give the files of one stack."));
        var rows = images.Select((image, section) => new TiltDescription(section, section)
        {
            Alignment = tilts.IsEmpty ? null : Of(image, tilts[section], context.PixelSize),
        });
        return new(name, null, [.. rows], FindingList.Of(Doubts(images, context, name))) { TiltAxis = AxisOf(images[0]) };
    }

    /// <summary>The transform of an alignment.</summary>
    /// <param name="alignment">The alignment.</param>
    /// <param name="pixelSize">Pixel size of the raw stack.</param>
    internal static ImodTransform Of(TiltAlignment alignment, Length pixelSize)
    {
        var (sine, cosine) = Math.SinCos(-alignment.Axis.Radians);
        double x = alignment.ShiftX.Angstroms / pixelSize.Angstroms, y = alignment.ShiftY.Angstroms / pixelSize.Angstroms;
        return new(cosine, -sine, sine, cosine, -(cosine * x - sine * y), -(sine * x + cosine * y));
    }

    private static TiltAlignment Of(ImageTransform image, Angle tilt, Length? pixelSize)
    {
        var (x, y) = image.OriginOf(0, 0);
        double pixel = pixelSize?.Angstroms ?? 0;
        return new(tilt, AxisOf(image), new(x * pixel), new(y * pixel));
    }

    private static Angle AxisOf(ImageTransform image) => new(-image.Rotation.Radians);

    private static void RefuseSingular(ImageTransform[] images, string name)
    {
        int wrong = Array.FindIndex(images, image => !(image.SmallestMagnification > 0));
        if (wrong < 0) return;
        throw new BadInputException(Finding.Error(
            "xf-shape", name, $"section {wrong}", images[wrong].SmallestMagnification < 0 ? "a mirror image" : "a matrix that leaves nothing of the image", "a rotation, or nearly one",
            "Give the transforms of the alignment from the raw stack."));
    }

    private static IEnumerable<Finding> Doubts(ImageTransform[] images, DialectContext context, string name)
    {
        double low = images.Min(image => image.SmallestMagnification), high = images.Max(image => image.LargestMagnification);
        if (1 - low > SameMagnification || high - 1 > SameMagnification)
            yield return Finding.Note(
                "imod-stretch", name, null, string.Create(CultureInfo.InvariantCulture, $"magnifications from {low:0.####} to {high:0.####}"), "rotations and shifts", "Magnification and stretch are left out.");
        if (context.TiltAngles.IsEmpty)
            yield return Finding.Warning(
                "imod-xf-angles", name, null, "transforms without their tilt angles", "the .tlt of the same alignment", "Only the tilt axis is read of them; name the .tlt as well.");
        else if (context.PixelSize is null && images.Any(image => image.ShiftX.Angstroms != 0 || image.ShiftY.Angstroms != 0))
            yield return Finding.Note("imod-xf-shifts", name, null, "shifts in pixels of unknown size", "a known pixel size", "They are not read; state the pixel size of the raw stack.");
    }
}
