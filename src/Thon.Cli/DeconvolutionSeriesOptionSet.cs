using System.CommandLine;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>The options of a deconvolution that are about the images of a tilt series, not about a volume.</summary>
internal sealed class DeconvolutionSeriesOptionSet
{
    private readonly Option<string?> _ctf = new("--ctf")
    {
        HelpName = "FILE",
        Description = "IN is a tilt series, whose images are deconvolved each by its own CTF; the defocus of every tilt: a STAR file, an IMOD .defocus file or a CTFFIND table",
    };

    private readonly MetadataOptionSet _metadata = new()
    {
        Mdoc = Text("--mdoc", "FILE|none", "with --ctf: mdoc of the series; none for no mdoc (default: IN.mdoc beside it, where it is there)"),
        TiltAngles = Text("--tilt-angles", "FILE", "with --ctf: tilt angles in degrees, a line for each section (default: those of the files)"),
        TiltAxis = Text("--tilt-axis", "DEGREES", "with --ctf: tilt axis, counter-clockwise from +y (default: that of the file of --ctf)"),
        Hand = Text("--hand", "+1|-1", "with --ctf: +1: +x is more underfocused at positive tilt when the axis is vertical (default: that of the file of --ctf; else each image has one defocus)"),
    };

    private readonly AlignmentOptionSet _alignment = new();

    private Option<string?>[] Others => [_metadata.Mdoc, _metadata.TiltAngles, _metadata.TiltAxis, _metadata.Hand, _alignment.Transforms, _alignment.RawPixelSize];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ctf);
        foreach (var option in Others) command.Add(option);
    }

    /// <summary>What was said, added to the rest; options that would do nothing count as wrong.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="stated">What was said of volumes and series alike.</param>
    /// <param name="ofVolumes">The options that are about volumes only.</param>
    public MetadataOptions Read(OptionReader reader, MetadataOptions stated, IEnumerable<Option<string?>> ofVolumes)
    {
        if (reader.Text(_ctf) is not { } ctf)
        {
            foreach (var option in Others) reader.RefuseIfGiven(option, "a volume", "--ctf and a tilt series");
            return stated;
        }
        foreach (var option in ofVolumes) reader.RefuseIfGiven(option, "--ctf", "a volume");
        var own = _metadata.Read(reader);
        return _alignment.Read(reader, stated with { Ctf = ctf, Mdoc = own.Mdoc, TiltAngles = own.TiltAngles, TiltAxis = own.TiltAxis, Hand = own.Hand });
    }

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
