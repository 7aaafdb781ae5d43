using System.Collections.Immutable;
using System.Globalization;
using Thon.AccuracyStudies.Checking;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>How well data types are told where files carry their records: files as the verbs write them, locked and verified as the verbs do.</summary>
internal static class RecordedKinds
{
    private const int Locked = 2, Unseen = 2, Side = 256, Count = 5;

    private static readonly ProcessingSteps Raw = new(CorrectionMode.None, null);
    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, null);
    private static readonly ProcessingSteps Wiener = new(CorrectionMode.Wiener, null) { SignalToNoise = SignalToNoise.Constant(0.5) };

    // The name, the steps, the deconvolution after them, and by how much the images were binned before.
    private static readonly ImmutableArray<(string Name, ProcessingSteps Steps, DeconvolutionPreset? Preset, int Binning)> Kinds =
    [
        ("raw (declared)", Raw, null, 1),
        ("flip", Flip, null, 1),
        ("flip+dw(gg,mid)", Flip with { Weighting = new(ExposurePoint.Middle) }, null, 1),
        ("flip+dw(gg,end)", Flip with { Weighting = new(ExposurePoint.End) }, null, 1),
        ("flip+dw(bfactor,mid)", Flip with { Weighting = new(ExposurePoint.Middle) { Curve = DamageCurve.BFactor(DamageCurve.UsualBFactorPerDose) } }, null, 1),
        ("wiener, SNR 0.5", Wiener, null, 1),
        ("wiener, SNR 0.4", Wiener with { SignalToNoise = SignalToNoise.Constant(0.4) }, null, 1),
        ("multiply", new(CorrectionMode.Multiply, null), null, 1),
        .. DeconvolutionPreset.All.Select(preset => ($"flip+deconv({preset.Name})", Flip, (DeconvolutionPreset?)preset, 1)),
        ("flip+lp(12)", Flip with { Finest = new Length(12) }, null, 1),
        ("flip, binned by 2", Flip, null, 2),
    ];

    /// <summary>The verdicts on unseen files against recipes of every kind.</summary>
    public static string Table(int threads)
    {
        string folder = Directory.CreateTempSubdirectory("thon-records-").FullName;
        try
        {
            string[][] files = [.. Enumerable.Range(0, Locked + Unseen).Select(number => FilesOf(number, folder, threads))];
            var table = new MarkdownTable(["unseen \\ locked", .. Kinds.Select(kind => kind.Name), "right"]);
            Recipe[] recipes = [.. Kinds.Select((_, kind) => RecipeOf(files.Take(Locked).Select(of => of[kind])))];
            for (int kind = 0; kind < Kinds.Length; kind++) table.Add(Row(kind, [.. files.Skip(Locked).Select(of => of[kind])], recipes));
            return table.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Row(int kind, string[] files, Recipe[] recipes)
    {
        Verdict[][] verdicts = [.. recipes.Select(recipe => files.Select(file => DataTypeLock.Verify(recipe, "recipe.json", Evidence(file))).Select(result => result.Verdict).ToArray())];
        int right = verdicts.Select((of, locked) => of.Count(verdict => verdict == (locked == kind ? Verdict.Matches : Verdict.Refused))).Sum();
        string Cell(int locked) => string.Join('/', Enum.GetValues<Verdict>().Select(verdict => verdicts[locked].Count(one => one == verdict).ToString(CultureInfo.InvariantCulture)));
        return [Kinds[kind].Name, .. recipes.Select((_, locked) => locked == kind ? $"**{Cell(locked)}**" : Cell(locked)), $"{right} of {verdicts.Sum(of => of.Length)}"];
    }

    private static Recipe RecipeOf(IEnumerable<string> files)
    {
        var (recipe, findings) = DataTypeLock.Lock([.. files.Select(Evidence)]);
        return recipe ?? throw new InvalidOperationException(string.Join("; ", findings));
    }

    private static FileEvidence Evidence(string file) => EvidenceReading.Of(file, new() { Subject = PreparedSubject.Images, Declared = File.Exists(Sidecar.PathOf(file)) ? null : DataType.Raw }, CancellationToken.None);

    /// <summary>The file of every kind of one series.</summary>
    private static string[] FilesOf(int number, string folder, int threads) => [.. Kinds.Select((kind, i) =>
    {
        string own = Directory.CreateDirectory(Path.Combine(folder, $"{number}-{i}")).FullName;
        var (stack, options) = Written(number, kind.Binning, own, threads);
        if (kind.Steps.IsEmpty) return stack;
        string file = Path.Combine(own, "result.mrc");
        var settings = new PreprocessSettings(stack, options) { Steps = kind.Steps, Threads = threads };
        using (var input = SeriesInput.OpenForProcess(settings)) SingleSteps.Process(input, settings, file);
        return kind.Preset is { } preset ? Deconvolved(file, preset, options) : file;
    })];

    private static string Deconvolved(string file, DeconvolutionPreset preset, MetadataOptions options)
    {
        var job = new DeconvolutionJob(file) { Stated = options with { Mdoc = MetadataOptions.NoMdoc }, Preset = preset };
        using var input = StackDeconvolutionInput.Open(job);
        StackDeconvolution.Process(input.Series, input.Settings, job.File);
        return job.File;
    }

    private static (string Stack, MetadataOptions Options) Written(int number, int binning, string folder, int threads)
    {
        var simulation = new Simulation(new()
        {
            Name = $"TS_{number}",
            Width = Side,
            Height = Side,
            PixelSize = new(3.0 * binning),
            Defocus = Defocus.Round(Length.FromMicrometers(2.5 + 0.7 * number)),
            TiltAngles = [.. Enumerable.Range(0, Count).Select(i => Angle.FromDegrees(20 * (i - Count / 2)))],
            Seed = (ulong)number,
        });
        var images = new Image[Count];
        SectionLoop.Run(Count, threads, CancellationToken.None, () => 0, (section, _) => images[section] = simulation.Render(section));
        return (Draft.Of(simulation.Series, [.. images]) with { HasStar = true, Mode = Formats.Mrc.MrcMode.Float32 }).Write(folder);
    }
}
