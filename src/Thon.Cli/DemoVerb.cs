using System.CommandLine;
using System.Globalization;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary><c>thon demo</c>: a first look. Makes a series with known truth, takes it all the way, and holds what came out against the truth.</summary>
internal static class DemoVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("demo", "make a series with known truth, run everything on it and compare", Fill);

    // A thick slab, tilted both ways, at a signal as good ice gives it. The focus wanders as it does on a stage.
    private static readonly SimulationSettings Settings = new()
    {
        Name = "demo",
        TiltAngles = [.. Enumerable.Range(-10, 21).Select(i => Angle.FromDegrees(6 * i))],
        Defocus = new(Length.FromMicrometers(3.83), Length.FromMicrometers(3.77), Angle.FromDegrees(30)),
        SlabThickness = Length.FromAngstroms(1200),
        SignalToNoise = 0.4,
        Contents = new(Proteins: 40, Vesicles: 2, GoldBeads: 8),
    };

    private static void Fill(Command command, Shell shell)
    {
        var run = new RunOptionSet("FOLDER", "folder for all files; what an earlier demo left there is replaced (default: thon-demo)");
        command.Add(run.Out);
        command.Add(run.Threads.Option);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            reader.ThrowIfWrong();
            return Demo(shell, how.Out ?? "thon-demo", how.Threads);
        });
    }

    private static int Demo(Shell shell, string folder, int threads)
    {
        var files = SimulatedFiles.Write(shell, Settings, folder, threads, Overwrite.Replace);
        var metadata = new MetadataOptions { SphericalAberration = Settings.Microscope.SphericalAberration };
        var settings = new PreprocessSettings(files.Stack, metadata) { Threads = threads, Overwrite = Overwrite.Replace, LogHeading = SeriesVerbOptions.Heading(), Report = ReportOutput.Page };
        shell.Out.WriteLine(Text($"thon run {files.Stack} --cs {metadata.SphericalAberration?.Millimeters} --out {folder}"));
        using var input = SeriesInput.OpenForRun(settings);
        SeriesPrinter.PrintInput(shell, input, settings);
        var result = ProgressDisplay.Run(shell, progress => Preprocess.Run(input, settings, folder, progress, shell.Cancellation));
        shell.Print(result.Findings);
        PrintComparison(shell.Out, result.Series, files.Truth);
        PrintFiles(shell.Out, files, result.Files);
        return ExitCodes.Done;
    }

    private static void PrintComparison(TextWriter @out, TiltSeries found, TiltSeries truth)
    {
        @out.WriteLine("\nmean defocus, A\n   tilt      true  estimated   error   +-");
        foreach (var (tilt, known) in found.Tilts.Zip(truth.Tilts))
        {
            var estimate = tilt.Estimate!;
            double mean = estimate.Defocus.Mean.Angstroms, right = known.Estimate!.Defocus.Mean.Angstroms;
            string source = estimate.Source == DefocusSource.Fit ? "" : "  predicted";
            @out.WriteLine(Text($"{tilt.Angle.Degrees,7:F1} {right,9:F0} {mean,10:F0} {mean - right,7:F0} {estimate.Sigma?.Angstroms,4:F0}{source}"));
        }
        var (a, b) = (found.Tilts[0].Estimate!.Defocus, truth.Tilts[0].Estimate!.Defocus);
        @out.WriteLine(Text($"astigmatism  true {b.Astigmatism.Angstroms:F0} A at {b.Angle.Degrees:F0} degrees, estimated {a.Astigmatism.Angstroms:F0} A at {a.Angle.Degrees:F0}"));
        @out.WriteLine(Text($"geometry     true {Describe(truth.Geometry!)}, estimated {Describe(found.Geometry!)}"));
    }

    private static void PrintFiles(TextWriter @out, SimulatedFiles simulated, IReadOnlyList<string> written)
    {
        @out.WriteLine("\nFiles to open (3dmod, or any MRC viewer):");
        @out.WriteLine($"  {simulated.Stack}  the series as the microscope saw it; particles hide in the noise and the CTF's rings");
        @out.WriteLine($"  {written[0]}  the same, phase-flipped and dose-weighted, ready for reconstruction");
        @out.WriteLine("and to read:");
        foreach (string file in written.Skip(1)) @out.WriteLine("  " + file);
        @out.WriteLine($"  {simulated.TruthStar}  the truth");
    }

    private static string Describe(TiltGeometry geometry) => Text($"axis {geometry.Axis.Degrees:F1} degrees, hand {(int)geometry.Hand:+0;-0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
