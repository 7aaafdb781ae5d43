using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;

namespace Thon.Pipeline.Metadata;

/// <summary>What makes a file look like the stack of a tilt series. Neither the format nor the space group tells one from a movie or a volume, since many programs write 0 for all of them.</summary>
/// <param name="Words">The sign, for findings.</param>
/// <param name="Mdoc">The mdoc that speaks for it; null where the file itself does.</param>
/// <param name="Sections">How many sections that mdoc has; those of the file where there is none.</param>
internal sealed record TiltSeriesSign(string Words, string? Mdoc, int Sections)
{
    // The type of the extended header that SerialEM gives its series.
    private const string SerialEm = "SERI";

    /// <summary>What to do where the sign is wrong, to end a sentence of advice.</summary>
    internal string WayOut => Mdoc is null ? "copy it without its extended header" : "move the mdoc away";

    /// <summary>The sign of a file, or null where it has none. What the file says itself goes before an mdoc of its name.</summary>
    internal static TiltSeriesSign? Of(ISectionFile file)
    {
        if (file.Count == 1) return null;
        if (file is MrcReader { Header.ExtendedType: SerialEm }) return new("its extended header is that of a tilt series", null, file.Count);
        return MetadataMdoc.Beside(file.Name).Select(OfMdoc).FirstOrDefault(sign => sign is not null);
    }

    // The mdoc of a movie has the angle of a single tilt. One that cannot be read says nothing.
    private static TiltSeriesSign? OfMdoc(string path)
    {
        int tilted = new MetadataLedger().Attempt(() => MdocFile.Read(path))?.Sections.Count(section => section is { ZValue: not null, TiltAngle: not null }) ?? 0;
        return tilted > 1 ? new($"{Path.GetFileName(path)} beside it has the tilt angles of {tilted} sections", path, tilted) : null;
    }
}
