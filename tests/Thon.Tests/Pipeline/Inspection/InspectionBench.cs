using Thon.Correct;
using Thon.Estimate.Diagnosis;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;
using Thon.Provenance;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>A small series that was run once; every test inspects a copy of its own.</summary>
internal sealed class InspectionBench
{
    private static readonly Lazy<(string Folder, TiltSeries Series)> Ran = new(() =>
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = new(CorrectionMode.Flip, new(ExposurePoint.Middle)), Threads = 2 };
        return (Path.GetDirectoryName(stack)!, SmallSeries.Run(folder, settings).Series);
    });

    public InspectionBench()
    {
        string folder = Repository.TemporaryFolder();
        Folder = Path.Combine(folder, "out");
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.GetFiles(Ran.Value.Folder, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Ran.Value.Folder, file)));
        Raw = Path.Combine(folder, "small.mrc");
    }

    /// <summary>The series as the run left it.</summary>
    public static TiltSeries Series => Ran.Value.Series;

    public string Folder { get; }

    public string Raw { get; }

    public string Star => Path.Combine(Folder, "small.star");

    public string Draft => Path.Combine(Folder, ".small.draft.thon.json");

    public string Lock => Path.Combine(Folder, ".small.inspect.lock");

    public string Processed => Path.Combine(Folder, "small_flip_dw.mrc");

    public StoredSeries Stored => new(Star, Series, new()) { Content = ContentHash.Of(File.ReadAllBytes(Star)), RawStack = Raw, ProcessedStack = Processed, Record = Sidecar.Read(Sidecar.PathOf(Star)) };

    public InspectedSeries Open() => InspectedSeries.Open(Stored, new() { By = "ada", Heading = () => ["thon inspect out"], Threads = 2 });

    /// <summary>What the STAR file says now of its tilts.</summary>
    public TiltDescription[] Rows() => [.. TiltSeriesStar.Read(Star, "small").Tilts];

    /// <summary>Every text in the folder, hidden ones too, but for the lock, which nobody may read.</summary>
    public Dictionary<string, string> Texts() =>
        Directory.GetFiles(Folder).Where(file => !file.EndsWith(".mrc", StringComparison.Ordinal) && file != Lock).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public static TiltTrial Trial(double defocus, double astigmatism = 400, double angle = 30, double phase = 0) =>
        new(new Defocus(new(defocus + astigmatism / 2), new(defocus - astigmatism / 2), Angle.FromDegrees(angle)), Angle.FromDegrees(phase));
}
