using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Pipeline.Records;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>What a stack of processed images is written like.</summary>
internal static class StackOutput
{
    /// <summary>The file: as its input, but for the pixels and the labels of their state, which are those of its record and come with it.</summary>
    /// <param name="source">The stack it is made from.</param>
    /// <param name="series">The series.</param>
    /// <param name="pixels">How pixels are stored.</param>
    /// <param name="overwrite">What to do where the file exists.</param>
    /// <param name="labels">Label lines to stand before those of the state, which are the last.</param>
    public static MrcOutput Of(ISectionFile source, TiltSeries series, MrcMode pixels, Overwrite overwrite, params IReadOnlyList<string> labels) =>
        new(series.Width, series.Height, series.Tilts.Length, pixels, series.PixelSize)
        {
            Template = (source as MrcReader)?.Template,
            Labels = labels,
            LateLabels = StackRecords.Labels,
            Overwrite = overwrite,
        };

    /// <summary>Refuses a name that promises another format.</summary>
    /// <param name="file">The file to write.</param>
    /// <exception cref="BadInputException">It ends as files of another format do.</exception>
    public static void RefuseOtherFormats(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is ".tif" or ".tiff" or ".png" or ".jpg" or ".eer" or ".dm4" or ".hdf" or ".h5")
            throw new BadInputException(Finding.Error("output-format", file, null, $"a name of another format, {Path.GetExtension(file)}", "a name ending in .mrc, .st, .ali or .mrcs: MRC is what is written"));
    }
}
