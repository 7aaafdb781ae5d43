using Thon.Correct;
using Thon.Estimate;
using Thon.Formats;
using Thon.Formats.Mrc;

namespace Thon.Pipeline;

/// <summary>What to do with a series and where to put it.</summary>
/// <param name="Stack">Path of the stack.</param>
/// <param name="Metadata">What the user states about it.</param>
public sealed record PreprocessSettings(string Stack, MetadataOptions Metadata)
{
    /// <summary>What is done to every image.</summary>
    public ProcessingSteps Steps { get; init; } = new(CorrectionMode.Flip, new(Correct.ExposurePoint.Middle));

    /// <summary>Paths of stacks of the same series that take the same steps, tilt for tilt: even and odd halves, unweighted sums.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>How pixels are stored.</summary>
    public MrcMode Pixels { get; init; } = MrcMode.Float32;

    /// <summary>Settings of the estimation.</summary>
    public EstimationSettings Estimation { get; init; } = new();

    /// <summary>How many threads may work; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What to do where an output exists already.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;

    /// <summary>Whether a page is written that shows the fits.</summary>
    public ReportOutput Report { get; init; } = ReportOutput.None;

    /// <summary>Lines for the top of the log, such as the command line and the time.</summary>
    public IReadOnlyList<string> LogHeading { get; init; } = [];
}
