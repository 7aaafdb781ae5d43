using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;

namespace Thon.Pipeline.Conversion;

/// <summary>What options and the stack's header say about a series, as a file would.</summary>
internal static class StatedDescription
{
    /// <summary>Stands for a file's name where nothing but options says something.</summary>
    internal const string Source = "the options";

    /// <summary>What the user states.</summary>
    internal static SeriesDescription Of(MetadataOptions stated, string? name) => new(Source, name, [], FindingList.Empty)
    {
        PixelSize = stated.PixelSize,
        Voltage = stated.Voltage,
        SphericalAberration = stated.SphericalAberration,
        AmplitudeContrast = stated.AmplitudeContrast,
        TiltAxis = stated.TiltAxis,
        Hand = stated.Hand,
        DataType = stated.Unlabelled,
    };

    /// <summary>What the stack itself tells: its size and, where its header states one, its pixel size.</summary>
    internal static SeriesDescription Of(ISectionSource stack) => new(stack.Name, null, [], FindingList.Empty)
    {
        PixelSize = stack.PixelSize,
        Width = stack.Width,
        Height = stack.Height,
    };
}
