using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Provenance;

/// <summary>Small files of noise in a folder of their own, with records and labels as asked for.</summary>
internal sealed class LockBench
{
    public const int Side = 96, Count = 3;

    public static readonly ProcessingStep Flip = new CorrectionStep(CorrectionMode.Flip);
    public static readonly ProcessingStep Weight = DoseStep.Of(new(ExposurePoint.Middle));

    /// <summary>Flipped and weighted images of 2.5 A.</summary>
    public static readonly Preparation Usual = new(PreparedSubject.Images, 2.5, "float32", [Flip, Weight], FilterSource.Own);

    public string Folder { get; } = Repository.TemporaryFolder();

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>A file with its record.</summary>
    public string Recorded(string name, Preparation? preparation = null, int seed = 1) => Write(name, preparation ?? Usual, Written.Record | Written.Label, seed);

    /// <summary>A file with its label alone.</summary>
    public string Labelled(string name, Preparation? preparation = null, int seed = 1) => Write(name, preparation ?? Usual, Written.Label, seed);

    /// <summary>A file that says nothing of itself.</summary>
    public string Silent(string name, Preparation? preparation = null, int seed = 1, int smooth = 0) => Write(name, preparation ?? Usual, Written.Nothing, seed, smooth);

    /// <summary>What is known of a file; one without a record is stated to hold images.</summary>
    public static FileEvidence Evidence(string file, EvidenceSettings? settings = null) =>
        EvidenceReading.Of(file, settings ?? new() { Subject = File.Exists(Sidecar.PathOf(file)) ? null : PreparedSubject.Images }, TestContext.Current.CancellationToken);

    /// <summary>A recipe of one recorded file.</summary>
    public Recipe Recipe(Preparation? preparation = null, string name = "locked.mrc")
    {
        var (recipe, findings) = DataTypeLock.Lock([Evidence(Recorded(name, preparation, seed: 77))]);
        Assert.False(findings.HasErrors, string.Join('\n', findings));
        return recipe!;
    }

    /// <summary>Holds a file against a recipe.</summary>
    public static Verification Verify(Recipe recipe, string file, EvidenceSettings? settings = null) => DataTypeLock.Verify(
        recipe, "recipe.json", Evidence(file, (settings ?? new()) with { SubjectElse = recipe.Preparation.Subject, Fingerprint = FingerprintNeed.WithoutRecord }));

    [Flags]
    private enum Written
    {
        Nothing = 0,
        Label = 1,
        Record = 2,
    }

    private string Write(string name, Preparation preparation, Written written, int seed, int smooth = 0)
    {
        string path = Path(name);
        float[][] sections = [.. Enumerable.Range(0, Count).Select(section => Noise(1000 * seed + section, smooth))];
        var content = ContentHash.OfStack(Side, Side, sections.Select(section => ContentHash.OfSection(section)));
        List<string> labels = written.HasFlag(Written.Label) ? [preparation.DataType.Label] : [];
        if (written.HasFlag(Written.Record))
        {
            var job = new Job("run", Software.Current, [new("stack", "raw.st", 1, new string('0', 32))], preparation.Steps, preparation, new(Side, Side, Count, 1, content.ToString()));
            var sidecar = new Sidecar(Thon.Provenance.Record.Of(job, null), new(name, [], []));
            File.WriteAllText(Sidecar.PathOf(path), sidecar.Encode());
            labels.Insert(0, RecordLabel.Of(sidecar.Hash));
        }

        var mode = Enum.TryParse<MrcMode>(preparation.Pixels, ignoreCase: true, out var stored) ? stored : MrcMode.Float32;
        Length? pixelSize = preparation.PixelSizeAngstroms is { } angstroms ? new Length(angstroms) : null;
        using var writer = MrcWriter.Create(path, new(Side, Side, Count, mode, pixelSize) { Labels = labels, Overwrite = Overwrite.Replace });
        for (int section = 0; section < Count; section++) writer.Write(section, sections[section]);
        writer.Complete();
        return path;
    }

    // Whole numbers, so that every way to store pixels keeps them as they are.
    private static float[] Noise(int seed, int smooth)
    {
        var random = new Random(seed);
        float[] white = [.. Enumerable.Range(0, Side * Side).Select(_ => (float)random.Next(-100, 101))];
        return smooth == 0 ? white : [.. Enumerable.Range(0, white.Length).Select(i => Enumerable.Range(0, smooth).Sum(d => white[(i + d) % white.Length]))];
    }
}
