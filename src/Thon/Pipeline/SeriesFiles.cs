using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Formats.Star;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The small files beside a stack.</summary>
public static class SeriesFiles
{
    /// <summary>Writes the STAR file, the IMOD defocus file, the angles and the log of a series.</summary>
    /// <param name="names">Their names; the folder exists.</param>
    /// <param name="series">The series, every tilt with its defocus.</param>
    /// <param name="stack">The stack the STAR file is about.</param>
    /// <param name="log">The log's text.</param>
    /// <param name="overwrite">What to do where a file exists.</param>
    public static void Write(OutputNames names, TiltSeries series, string stack, string log, Overwrite overwrite)
    {
        TextFiles.Write(
        [
            (names.Star, TiltSeriesStar.Encode(series, stack, names.Star).Encode()),
            (names.Defocus, ImodDefocusFile.Of(series, names.Defocus).Encode()),
            (names.TiltAngles, ImodAngles.Encode(series.Tilts.Select(tilt => tilt.Angle))),
            (names.Log, log),
        ],
        overwrite);
    }
}
