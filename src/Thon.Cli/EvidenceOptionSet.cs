using System.CommandLine;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options by which a user tells what was done to files whose records and labels do not.</summary>
internal sealed class EvidenceOptionSet
{
    private readonly Option<string?> _declare = Text("--declare", "STEPS", "what was done to files without a record or a label, in the words of labels: raw, flip+dw(gg,mid), multiply and so on");
    private readonly Option<string?> _pixelSize = Text("--pixel-size", "ANGSTROM", "pixel size, angstrom, in place of the headers'");
    private readonly Option<string?> _subject = Text("--subject", "images|volume", "what the files hold, where neither records nor headers tell");
    private readonly Option<string?> _halves = Text("--halves", "together|apart", "how halves without a record were prepared: with the filters of the whole stack, or each with its own");

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_declare, _pixelSize, _subject, _halves]) command.Add(option);
    }

    /// <summary>What was said.</summary>
    public EvidenceSettings Read(OptionReader reader, int threads) => new()
    {
        Declared = reader.ReadAs(_declare, DeclaredWords.Parse, "steps as in labels with + between them, such as flip+dw(gg,mid), or raw"),
        PixelSize = reader.Number(_pixelSize, MetadataOptionSet.PixelAngstroms) is { } angstroms ? new Length(angstroms) : null,
        Subject = reader.Value(_subject, word => word switch { "images" => PreparedSubject.Images, "volume" => PreparedSubject.Volume, _ => (PreparedSubject?)null }, "images or volume"),
        Halves = reader.Value(_halves, word => word switch { "together" => HalvesTreatment.Together, "apart" => HalvesTreatment.Apart, _ => (HalvesTreatment?)null }, "together or apart"),
        Threads = threads,
    };

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
