using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;

namespace Thon.Cli;

/// <summary>A simulated series on disk, as a microscope and an alignment would have left it, with its truth beside it.</summary>
/// <param name="Stack">The images, NAME.mrc.</param>
/// <param name="Mdoc">Their mdoc, NAME.mrc.mdoc.</param>
/// <param name="TruthStar">The true defoci, NAME_truth.star.</param>
/// <param name="Truth">The same in memory.</param>
internal sealed record SimulatedFiles(string Stack, string Mdoc, string TruthStar, TiltSeries Truth)
{
    /// <summary>Renders a series and writes its files.</summary>
    public static SimulatedFiles Write(Shell shell, SimulationSettings settings, string folder, int threads, Overwrite overwrite)
    {
        var simulation = new Simulation(settings);
        string stack = Path.Combine(folder, settings.Name + ".mrc");
        var files = new SimulatedFiles(stack, stack + ".mdoc", Path.Combine(folder, settings.Name + "_truth.star"), simulation.Series);
        OutputNames.Claim([files.Stack, files.Mdoc, files.TruthStar], overwrite);
        Directory.CreateDirectory(folder);
        using var writer = MrcWriter.Create(files.Stack, new(settings.Width, settings.Height, files.Truth.Tilts.Length, MrcMode.Int16, settings.PixelSize)
        {
            Labels = [files.Truth.DataType.Label],
            Overwrite = overwrite,
        });
        ProgressDisplay.Run(shell, progress => Render(simulation, writer, threads, progress, shell.Cancellation));
        writer.Complete();
        SimulatedMdoc.Of(files.Truth, settings.Name + ".mrc").Write(files.Mdoc);
        TiltSeriesStar.Write(files.TruthStar, files.Truth, files.Stack);
        shell.Print(writer.Findings);
        return files;
    }

    private static int Render(Simulation simulation, MrcWriter writer, int threads, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        int count = simulation.Series.Tilts.Length, done = 0;
        progress.Report(new("simulating", done, count));
        SectionLoop.Run(count, threads, cancellation, () => 0, (section, _) =>
        {
            writer.Write(section, simulation.Render(section).Pixels);
            progress.Report(new("simulating", Interlocked.Increment(ref done), count));
        });
        return done;
    }
}
