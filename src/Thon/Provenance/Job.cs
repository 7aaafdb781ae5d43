using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>One run of this program that made a file: what went in, what was done with which numbers, and what came out.</summary>
/// <param name="Verb">The verb: <c>run</c>, <c>estimate</c>, <c>correct</c>, <c>dose</c>, <c>frames</c>, <c>deconvolve</c> or <c>inspect</c>.</param>
/// <param name="Software">What computed it.</param>
/// <param name="Inputs">The files read: first the images the output was made from.</param>
/// <param name="Steps">The steps of this job, in order.</param>
/// <param name="Result">The data type of the output, with what had been done before; of a text, that of the images it is about.</param>
/// <param name="Output">The file written.</param>
public sealed record Job(string Verb, Software Software, ImmutableArray<RecordedFile> Inputs, ImmutableArray<ProcessingStep> Steps, Preparation Result, RecordedOutput Output)
{
    /// <summary>The verbs that make files with records.</summary>
    internal static readonly ImmutableArray<string> Verbs = ["run", "estimate", "correct", "dose", "frames", "deconvolve", "inspect"];

    /// <summary>The command that did it, as users call it.</summary>
    public string Command => Verb == "frames" ? "thon dose --frames" : "thon " + Verb;

    /// <summary>The estimation that came first, where there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EstimationNumbers? Estimation { get; init; }

    /// <summary>The estimation from ready power spectra, where it was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SpectraNumbers? Spectra { get; init; }

    /// <summary>The series whose numbers the filters are made of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SeriesNumbers? Series { get; init; }

    /// <summary>The frames of a movie.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FrameNumbers? Frames { get; init; }

    /// <summary>What was assumed of a volume.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VolumeNumbers? Volume { get; init; }

    /// <summary>What was changed by hand, where that was the job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManualNumbers? Manual { get; init; }
}
