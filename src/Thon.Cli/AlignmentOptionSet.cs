using System.CommandLine;
using Thon.Pipeline;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options that tell how an aligned stack was made from the raw one its metadata are of.</summary>
internal sealed class AlignmentOptionSet
{
    /// <summary>The transforms.</summary>
    public Option<string?> Transforms { get; } = new("--xf")
    {
        HelpName = "FILE",
        Description = "IMOD transforms from the raw stack to this one; defoci, axis and hand are then those of the raw stack (default: they are those of this stack)",
    };

    /// <summary>The pixel size of the raw stack.</summary>
    public Option<string?> RawPixelSize { get; } = new("--raw-pixel-size")
    {
        HelpName = "ANGSTROM",
        Description = "with --xf, pixel size of the raw stack, angstrom (default: that of the file with the defoci, else of the mdoc)",
    };

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(Transforms);
        command.Add(RawPixelSize);
    }

    /// <summary>What was said, added to the rest.</summary>
    public MetadataOptions Read(OptionReader reader, MetadataOptions metadata) => metadata with
    {
        Transforms = reader.Text(Transforms),
        RawPixelSize = reader.Number(RawPixelSize, MetadataOptionSet.PixelAngstroms) is { } angstroms ? new Length(angstroms) : null,
    };
}
