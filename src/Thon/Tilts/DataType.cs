using System.Collections.Immutable;

namespace Thon.Tilts;

/// <summary>
/// What has been done to the images, in order; the label that stands in an MRC label line and in STAR files, for example
/// <c>Thon: flip+dw(gg,mid)</c>. Images nothing was done to are <c>Thon: raw</c>.
/// </summary>
/// <param name="Steps">Steps in the order they were done: frames(...), flip, wiener, multiply, dw(...), b(...), lp(...), deconv(...); empty for raw images.</param>
public sealed record DataType(ImmutableArray<string> Steps)
{
    /// <summary>How the label line begins.</summary>
    public const string LabelPrefix = "Thon: ";

    /// <summary>The most characters that <see cref="Label"/> has: an MRC header has no room for more.</summary>
    public const int LabelLength = 80;

    /// <summary>Images nothing was done to.</summary>
    public static DataType Raw { get; } = new([]);

    /// <summary>Whether the CTF has been corrected, in whatever way.</summary>
    public bool IsCtfCorrected => Steps.Any(step => step is "flip" or "wiener" or "multiply");

    /// <summary>Whether the images have been weighted by dose.</summary>
    public bool IsDoseWeighted => Steps.Any(step => step.StartsWith("dw(", StringComparison.Ordinal));

    /// <summary>Whether the images are sums of frames that were weighted by dose; over the series they are not weighted by that.</summary>
    public bool IsFrameSum => Steps.Any(step => step.StartsWith("frames(", StringComparison.Ordinal));

    /// <summary>Whether the images have been deconvolved, after which nothing is done to them.</summary>
    public bool IsDeconvolved => Steps.Any(step => step.StartsWith("deconv(", StringComparison.Ordinal));

    /// <summary>
    /// The label line, <c>Thon: </c> and the steps joined by <c>+</c>. Where that is longer than <see cref="LabelLength"/>, what stands in brackets gives way to <c>..</c>, the longest first, as in
    /// <c>dw(..)</c>, and at last steps that are not ours do.
    /// </summary>
    public string Label => LabelPrefix + (Steps.IsEmpty ? "raw" : StepWords.Join(Steps, LabelLength - LabelPrefix.Length));

    /// <summary>These images after one more step.</summary>
    public DataType Then(string step) => new(Steps.Add(step));

    /// <summary>Reads the state of a file from its label lines: the last one that is ours; null where none is.</summary>
    public static DataType? FromLabels(IEnumerable<string> labels)
    {
        string? line = labels.LastOrDefault(label => label.StartsWith(LabelPrefix, StringComparison.Ordinal));
        if (line is null) return null;
        string[] steps = line[LabelPrefix.Length..].Trim().Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new([.. steps.Where(step => step != "raw")]);
    }

    /// <inheritdoc/>
    public bool Equals(DataType? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Label.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Label;
}
