using System.CommandLine;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Checking;

namespace Thon.Cli;

/// <summary><c>thon check</c>: what is missing, contradictory or implausible about a series, before anything is done with it.</summary>
internal static class CheckVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("check", "look for what is missing, contradictory or implausible in the metadata of a series", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var stack = new Argument<string?>("STACK") { Description = "tilt series: MRC or TIFF", Arity = ArgumentArity.ZeroOrOne };
        var options = new CheckOptionSet();
        var metadata = new MetadataOptionSet();
        command.Add(stack);
        options.AddTo(command);
        metadata.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            if (options.ReadConventions(reader) is { } programs)
            {
                if (parsed.GetValue(stack) is not null) reader.RefuseUsage("a STACK with --conventions", "one of the two", "check");
                reader.ThrowIfWrong();
                return ConventionsPrinter.Print(shell, programs);
            }

            if (parsed.GetValue(stack) is null) reader.RefuseUsage("no STACK", "thon check STACK, or thon check --conventions FROM TO", "check");
            var stated = metadata.Read(reader) with { Ctf = reader.Text(options.Ctf) };
            var settings = options.Read(reader);
            var json = JsonTarget.Of(reader.Text(options.Json), reader.Given(options.Force) ? Overwrite.Replace : Overwrite.Refuse);
            reader.ThrowIfWrong();
            return Check(shell, parsed.GetValue(stack)!, stated, settings, json);
        });
    }

    private static int Check(Shell shell, string stack, MetadataOptions stated, CheckSettings settings, JsonTarget? json)
    {
        // A report that cannot be written is told before the images are read; the files that are read are known only after.
        json?.Claim(stack);
        var result = ProgressDisplay.Run(shell, progress => SeriesCheck.Run(stack, stated, settings, progress, shell.Cancellation));
        int code = CheckPrinter.ExitCode(result);
        if (json is not { IsStandardOutput: true }) CheckPrinter.Print(shell, stack, result);
        json?.Write(shell, CheckJson.Encode(stack, result), [stack, .. result.Files]);
        return code;
    }
}
