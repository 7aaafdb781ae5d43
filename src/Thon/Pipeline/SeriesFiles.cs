using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Formats.Star;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The small files beside a stack.</summary>
internal static class SeriesFiles
{
    /// <summary>The texts that hold the defoci: the STAR file and the IMOD defocus file.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="series">The series, every tilt with its defocus.</param>
    /// <param name="stack">The stack the STAR file is about.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    public static ImmutableArray<RecordedText> Defoci(OutputNames names, TiltSeries series, string stack, Overwrite overwrite) =>
    [
        new(TextKind.Star, new(names.Star, Star(series, stack, names.Star), overwrite)),
        new(TextKind.ImodDefocus, new(names.Defocus, Imod(series, names.Defocus), overwrite)),
    ];

    /// <summary>The text of the STAR file of a series.</summary>
    /// <param name="series">The series, every tilt with its defocus.</param>
    /// <param name="stack">The stack it is about.</param>
    /// <param name="file">The name it has for itself.</param>
    public static string Star(TiltSeries series, string stack, string file) => TiltSeriesStar.Encode(series, stack, file).Encode();

    /// <summary>The text of the IMOD defocus file of a series.</summary>
    /// <param name="series">The series, every tilt with its defocus.</param>
    /// <param name="file">Its name, for messages.</param>
    public static string Imod(TiltSeries series, string file) => ImodDefocusFile.Of(series, file).Encode();

    /// <summary>Writes the texts with the defoci, the angles, the log and what belongs to them: all of them, or none.</summary>
    /// <param name="names">Their names; the folder exists.</param>
    /// <param name="series">The series.</param>
    /// <param name="defoci">See <see cref="Defoci"/>.</param>
    /// <param name="others">The records of these.</param>
    /// <param name="log">The log's text.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    public static void Write(OutputNames names, TiltSeries series, IEnumerable<RecordedText> defoci, IEnumerable<TextFile> others, string log, Overwrite overwrite)
    {
        TextFile angles = new(names.TiltAngles, ImodAngles.Encode(series.Tilts.Select(tilt => tilt.Angle)), overwrite);
        // The records get their names first: whoever is cut off in between leaves no new text that looks as if somebody had edited it.
        TextFiles.Write([.. others, .. defoci.Select(text => text.File), angles, new(names.Log, log, overwrite)], []);
    }
}
