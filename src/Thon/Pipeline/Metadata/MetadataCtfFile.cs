using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>Reads a file with the defoci of a series, of whichever program, told by what it holds.</summary>
internal static class MetadataCtfFile
{
    internal static SeriesDescription Read(string path, string series, int count, Angle? axis)
    {
        var file = DialectFiles.Read(path, new(series, count));
        var description = file.Description;
        bool tells = description.Tilts.Any(tilt => tilt.Estimate is not null) || file.Star is not null;
        if (!tells)
            throw new BadInputException(Finding.Error(
                "ctf-unknown", path, null, "no defoci", "a file that has them: STAR, Warp XML, IMOD .defocus, AreTomo _CTF.txt or a CTFFIND table", "Check what --ctf names."));
        return file.Dialect switch
        {
            // A file without inverted angles says no more than that nobody turned them over, so the images are asked.
            Dialect.Imod when description.Hand == Hand.Plus => description with { Hand = null },
            // IMOD's axis points up; about an axis that points down the same gradient has the other hand.
            Dialect.Imod when axis is { } stated => description with { Hand = HandAbout.Of(description, stated) },
            // Its table's hand is about the axis of the .aln, which is not that of the mdoc.
            Dialect.AreTomo => description with { Hand = null },
            _ => description,
        };
    }
}
