using System.CommandLine;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;

namespace Thon.Cli;

/// <summary><c>thon deconvolve</c>: volumes made easier to look at, and to segment.</summary>
internal static class DeconvolveVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("deconvolve", "deconvolve a volume, for looking at it and for segmentation", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var volume = new Argument<string>("IN") { Description = "volume: an MRC file" };
        var run = new RunOptionSet("FILE", "the deconvolved volume; its folder is made where it is missing (default: NAME_deconv.mrc beside IN)");
        var filter = new DeconvolutionOptionSet();
        var output = new VolumeOutputOptionSet();
        var ctf = new Option<string?>("--ctf") { HelpName = "FILE", Description = "for a tilt series: the defocus of every tilt, a STAR file, an IMOD .defocus file or a CTFFIND table" };
        command.Add(volume);
        run.AddTo(command);
        filter.AddTo(command);
        command.Add(ctf);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            var job = new DeconvolutionJob(parsed.GetValue(volume)!) { Out = how.Out, Threads = how.Threads, Overwrite = how.Force ? Overwrite.Replace : Overwrite.Refuse };
            job = output.Read(reader, filter.Read(reader, job));
            string? defoci = reader.Text(ctf);
            reader.ThrowIfWrong();
            return defoci is null ? DeconvolveVolume(shell, job, output.MemoryOf(job, reader)) : DeconvolveStack(defoci);
        });
    }

    private static int DeconvolveVolume(Shell shell, DeconvolutionJob job, MetadataValue memory)
    {
        using var input = VolumeInput.Open(job);
        shell.Out.WriteLine($"{input.Volume.Name}: {input.Volume.Count} {(input.Volume.Count == 1 ? "section" : "sections")} of {input.Volume.Width} x {input.Volume.Height}");
        foreach (string line in RunLog.Values(input.Values.Add(memory))) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(input.Findings);
        var (written, findings) = ProgressDisplay.Run(shell, progress => DeconvolvedVolume.Write(input, job, progress, shell.Cancellation));
        shell.Print(findings);
        if (job.Plot is { } plot) shell.Out.WriteLine("wrote " + plot);
        shell.Out.WriteLine($"wrote {written.File}  ({written.DataType.Label})");
        return ExitCodes.Done;
    }

    // STAND-IN, to be replaced in the merge by a call of StackDeconvolution.
    private static int DeconvolveStack(string defoci) =>
        throw new BadInputException(Finding.Error("not-yet", defoci, "--ctf", "the stack of a tilt series", "a volume", "Stacks are not deconvolved yet; leave --ctf away"));
}
