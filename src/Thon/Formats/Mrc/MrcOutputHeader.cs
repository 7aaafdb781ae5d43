using System.Collections.Immutable;
using Thon.Findings;
using Thon.Imaging;

namespace Thon.Formats.Mrc;

/// <summary>The headers of a file to be written: what is stated anew and what is taken over from the template.</summary>
internal static class MrcOutputHeader
{
    private const int Version = 20141;

    /// <summary>The extended header the file gets. A template's is taken over only where it still says the truth: it describes the sections
    /// one by one, so their number must be the same, and it cannot be turned from one byte order into the other without knowing its fields.</summary>
    public static (ImmutableArray<byte> Bytes, FindingList Findings) Extended(string path, MrcOutput output)
    {
        if (output.Template is not { ExtendedHeader.IsEmpty: false } template) return ([], FindingList.Empty);
        string? reason = template.Header.Order != MrcByteOrder.LittleEndian ? "it is big-endian"
            : template.Header.Size.Z != output.Count ? $"it describes {template.Header.Size.Z} sections, the output has {output.Count}"
            : null;
        return reason is null
            ? (template.ExtendedHeader, FindingList.Empty)
            : ([], FindingList.Of(Finding.Warning("mrc-extended-header-dropped", path, "extended header", "the input's extended header is not carried over: " + reason)));
    }

    /// <summary>The header of a finished file.</summary>
    /// <param name="output">What the file is like.</param>
    /// <param name="late">Labels that became known while it was written.</param>
    /// <param name="extendedBytes">Length of its extended header.</param>
    /// <param name="statistics">Those of all pixels.</param>
    /// <remarks>Sampling and cell count the sections in, as IMOD writes them for tilt series: the pixel size along z then reads like the other two.</remarks>
    public static MrcHeader Header(MrcOutput output, ImmutableArray<string> late, int extendedBytes, Statistics statistics)
    {
        var size = new MrcTriple<int>(output.Width, output.Height, output.Count);
        double pixel = output.PixelSize?.Angstroms ?? 0;
        var template = output.Template?.Header;
        bool native = template?.Order == MrcByteOrder.LittleEndian;
        bool stated = double.IsFinite(statistics.Mean) && double.IsFinite(statistics.StandardDeviation);
        return new MrcHeader(
            MrcByteOrder.LittleEndian,
            size,
            output.Mode,
            Start: template is not null && template.Size == size ? template.Start : default,
            Sampling: size,
            Cell: new((float)(size.X * pixel), (float)(size.Y * pixel), (float)(size.Z * pixel)),
            CellAngles: new(90, 90, 90),
            Axes: new(1, 2, 3),
            // [MRC2014]: a maximum below the minimum, a mean below both and a negative deviation say "undetermined".
            Minimum: stated ? (float)statistics.Minimum : 0,
            Maximum: stated ? (float)statistics.Maximum : -1,
            Mean: stated ? (float)statistics.Mean : -2,
            SpaceGroup: template?.SpaceGroup == 1 ? 1 : 0,
            extendedBytes,
            ExtendedType: extendedBytes > 0 ? template?.ExtendedType ?? "" : "",
            Version,
            Extra: native ? template!.Extra : [.. new byte[MrcHeader.ExtraBytes]],
            Origin: template?.Origin ?? default,
            HasMap: true,
            RootMeanSquare: stated ? (float)statistics.StandardDeviation : -1,
            LabelCount: 0,
            MrcLabels.Merge(template?.Labels ?? [], [.. output.Labels, .. late]));
    }
}
