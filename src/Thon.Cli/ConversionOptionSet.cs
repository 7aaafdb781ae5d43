using System.CommandLine;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>What a user may state of a series whose files are converted: the values of <see cref="MetadataOptionSet"/> that are not files.</summary>
internal sealed class ConversionOptionSet
{
    private readonly MetadataOptionSet _metadata = new();

    private Option[] Options =>
    [
        _metadata.PixelSize, _metadata.Voltage, _metadata.SphericalAberration, _metadata.AmplitudeContrast, _metadata.TiltAxis, _metadata.Hand,
        _metadata.Dose, _metadata.InitialDose, _metadata.DoseOrder,
    ];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Options) command.Add(option);
    }

    /// <summary>What was said.</summary>
    public MetadataOptions Read(OptionReader reader) => _metadata.Read(reader);
}
