using System.CommandLine;
using Thon.Formats;
using Thon.Pipeline.Conversion;

namespace Thon.Cli;

/// <summary><c>thon convert</c>: the metadata of a series, from any program's files to another's.</summary>
internal static class ConvertVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("convert", "write the metadata of a series as another program keeps them", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "metadata files of one series, of any program, those that go before the others first: STAR, .tomostar, Warp XML, .aln, _CTF.txt, .tlt, .xf, .defocus, .edf, CTFFIND tables, mdocs", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string?>("--to") { HelpName = "DIALECT", Description = $"whose files to write: {Words.DialectChoices} (required)" };
        var run = new RunOptionSet("FOLDER", "folder for the files; made where it is missing (required)");
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "name of the series (default: that of the files)" };
        var stack = new Option<string?>("--stack") { HelpName = "FILE", Description = "the images, MRC or TIFF: how many they are, their size and pixel size are read from its header" };
        var stated = new ConversionOptionSet();
        command.Add(files);
        foreach (Option option in (Option[])[to, run.Out, name, stack]) command.Add(option);
        stated.AddTo(command);
        command.Add(run.Force);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            reader.Require(to);
            reader.Require(run.Out);
            var dialect = reader.Value(to, Words.ParseDialect, Words.DialectChoices);
            var values = stated.Read(reader);
            reader.ThrowIfWrong();
            var result = SeriesConversion.Run(new([.. parsed.GetRequiredValue(files)], dialect!.Value, reader.Text(run.Out)!)
            {
                Name = reader.Text(name),
                Stack = reader.Text(stack),
                Stated = values,
                Overwrite = reader.Given(run.Force) ? Overwrite.Replace : Overwrite.Refuse,
            });
            foreach (string line in DescriptionLines.Of(result.Series)) shell.Error.WriteLine(line);
            shell.Print(result.Findings);
            foreach (string file in result.Files) shell.Out.WriteLine(file);
            return ExitCodes.Done;
        });
    }
}
