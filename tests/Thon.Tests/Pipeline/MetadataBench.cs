using System.Globalization;
using Thon.Findings;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Units;

namespace Thon.Tests.Pipeline;

/// <summary>A folder of its own with a stack that has no images, and the metadata files of one test beside it.</summary>
internal sealed class MetadataBench
{
    /// <summary>Options that state everything a series needs but its tilts and its dose.</summary>
    public static readonly MetadataOptions Optics = new() { PixelSize = new Length(2.5), Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) };

    /// <summary>Angles of a short series, sorted.</summary>
    public static readonly double[] Sorted = [-6, -3, 0, 3, 6];

    public string Folder { get; } = Repository.TemporaryFolder();

    public int Count { get; init; } = Sorted.Length;

    public (int Width, int Height) Size { get; init; } = (64, 48);

    public Length? HeaderPixelSize { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    public string StackPath => Path.Combine(Folder, "ts.mrc");

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteAngles(string name, params double[] degrees) =>
        Write(name, string.Concat(degrees.Select(angle => angle.ToString(CultureInfo.InvariantCulture) + "\n")));

    /// <summary>An mdoc beside the stack: a section for each angle, to which a line or more is added.</summary>
    public string WriteMdoc(string header, double[] degrees, Func<int, string>? lines = null) =>
        Write("ts.mrc.mdoc", header + "\n" + string.Concat(degrees.Select((angle, i) =>
            string.Create(CultureInfo.InvariantCulture, $"[ZValue = {i}]\nTiltAngle = {angle}\n{lines?.Invoke(i)}\n"))));

    public SeriesMetadata Resolve(MetadataOptions options, MetadataNeeds needs = MetadataNeeds.None)
    {
        using var stack = new Stack(this);
        return MetadataResolution.Resolve(stack, options, needs);
    }

    /// <summary>The codes of the errors a resolution is refused for.</summary>
    public string[] Errors(MetadataOptions options, MetadataNeeds needs = MetadataNeeds.None) =>
        [.. Xunit.Assert.Throws<BadInputException>(() => Resolve(options, needs)).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code)];

    private sealed class Stack(MetadataBench bench) : ISectionSource
    {
        public string Name => bench.StackPath;

        public int Width => bench.Size.Width;

        public int Height => bench.Size.Height;

        public int Count => bench.Count;

        public Length? PixelSize => bench.HeaderPixelSize;

        public IReadOnlyList<string> Labels => bench.Labels;

        public void Read(int section, Span<float> pixels) => throw new InvalidOperationException("metadata are resolved without images");

        public void Dispose()
        {
        }
    }
}
