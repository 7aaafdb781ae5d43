using System.CommandLine;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Simulate;

namespace Thon.Cli;

/// <summary><c>thon simulate</c>: a tilt series with known truth, as a microscope and an alignment would have left it.</summary>
internal static class SimulateVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("simulate", "make a tilt series whose defocus is known, to try things out on", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var run = new RunOptionSet("FOLDER", "folder for NAME.mrc, NAME.mrc.mdoc and NAME_truth.star; made where it is missing");
        var options = new SimulateOptionSet();
        run.AddTo(command);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            reader.Require(run.Out);
            var settings = options.Read(reader);
            reader.ThrowIfWrong();
            return Simulate(shell, settings, how);
        });
    }

    private static int Simulate(Shell shell, SimulationSettings settings, RunOptions how)
    {
        var simulation = new Simulation(settings);
        string stack = settings.Name + ".mrc", folder = how.Out!;
        string path = Path.Combine(folder, stack), mdoc = path + ".mdoc", truth = Path.Combine(folder, settings.Name + "_truth.star");
        if (!how.Force) RefuseExisting(path, mdoc, truth);
        Directory.CreateDirectory(folder);
        using var writer = MrcWriter.Create(path, new(settings.Width, settings.Height, simulation.Series.Tilts.Length, MrcMode.Int16, settings.PixelSize)
        {
            Labels = [simulation.Series.DataType.Label],
            Overwrite = how.Force ? Overwrite.Replace : Overwrite.Refuse,
        });
        ProgressDisplay.Run(shell, progress => Render(simulation, writer, how.Threads, progress, shell.Cancellation));
        writer.Complete();
        SimulatedMdoc.Of(simulation.Series, stack).Write(mdoc);
        TiltSeriesStar.Write(truth, simulation.Series, path);
        shell.Print(writer.Findings);
        shell.Out.WriteLine($"{path}\n{mdoc}\n{truth}");
        return ExitCodes.Done;
    }

    private static bool Render(Simulation simulation, MrcWriter writer, int threads, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        int count = simulation.Series.Tilts.Length;
        int done = 0;
        progress.Report(new("simulate", done, count));
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, section =>
        {
            writer.Write(section, simulation.Render(section).Pixels);
            progress.Report(new("simulate", Interlocked.Increment(ref done), count));
        });
        return true;
    }

    private static void RefuseExisting(params string[] paths) =>
        FindingList.Of(paths.Where(File.Exists).Select(path => Finding.Error(
            "output-exists", path, null, "the file exists already", "a new name", "Choose another --out, or say --force to replace it"))).ThrowIfErrors();
}
