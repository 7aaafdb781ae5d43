using System.Collections.Immutable;
using Thon.Formats;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Records;

/// <summary>What is known of a job before its files are written.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Subject">What its files hold.</param>
internal sealed record JobDraft(string Verb, ImmutableArray<ProcessingStep> Steps, PreparedSubject Subject)
{
    /// <summary>The estimation that came first, where there was one.</summary>
    public EstimationNumbers? Estimation { get; init; }

    /// <summary>The estimation from ready power spectra, where it is one.</summary>
    public SpectraNumbers? Spectra { get; init; }

    /// <summary>The series whose numbers the filters are made of.</summary>
    public SeriesNumbers? Series { get; init; }

    /// <summary>The frames of a movie.</summary>
    public FrameNumbers? Frames { get; init; }

    /// <summary>What is assumed of a volume.</summary>
    public VolumeNumbers? Volume { get; init; }

    /// <summary>What was changed by hand.</summary>
    public ManualNumbers? Manual { get; init; }

    /// <summary>The metadata files in use, as they were read.</summary>
    public ImmutableArray<MetadataFile> MetadataFiles { get; init; } = [];

    /// <summary>The command and the time, for people.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];

    /// <summary>What to do where a sidecar exists.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;

    /// <summary>The job, done.</summary>
    /// <param name="inputs">What went in.</param>
    /// <param name="result">The data type of what came out.</param>
    /// <param name="output">The file that came out.</param>
    public Job JobOf(ImmutableArray<RecordedFile> inputs, Preparation result, RecordedOutput output) => new(Verb, Software.Current, inputs, Steps, result, output)
    {
        Estimation = Estimation,
        Spectra = Spectra,
        Series = Series,
        Frames = Frames,
        Volume = Volume,
        Manual = Manual,
    };

    /// <summary>The data type of a result.</summary>
    /// <param name="before">What had been done before.</param>
    /// <param name="pixelSize">Its pixel size, angstrom.</param>
    /// <param name="pixels">How its pixels are stored.</param>
    /// <param name="filters">Whose numbers its filters are made of.</param>
    public Preparation Result(ImmutableArray<ProcessingStep> before, double? pixelSize, string pixels, FilterSource filters) =>
        new(Subject, pixelSize, pixels, [.. before, .. Steps], filters);
}
