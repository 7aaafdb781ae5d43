using Thon.Correct;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>Refuses to do to images what was done to them already: a second flip undoes the first, a second weighting doubles the loss; and to do anything after a deconvolution.</summary>
public static class InputRefusal
{
    /// <summary>The findings against doing the steps to images of a data type.</summary>
    /// <param name="stack">The stack's path.</param>
    /// <param name="input">Its data type.</param>
    /// <param name="steps">What is to be done.</param>
    public static FindingList Of(string stack, DataType input, ProcessingSteps steps)
    {
        if (input.IsDeconvolved) return Deconvolved(stack, input);
        var findings = FindingList.Empty;
        if (steps.Correction != CorrectionMode.None && input.IsCtfCorrected)
            findings = findings.Add(Refusal("already-corrected", stack, input, "images whose CTF is not corrected yet", "Give the uncorrected stack"));
        if (steps.Weighting is not null && input.IsDoseWeighted)
            findings = findings.Add(Refusal("already-weighted", stack, input, "images that are not weighted by dose yet", "Give the unweighted stack; thon run leaves weighting out with --dose-weight off"));
        return findings;
    }

    /// <summary>The findings against estimating the CTF of images of a data type and then doing the steps to them.</summary>
    /// <param name="stack">The stack's path.</param>
    /// <param name="input">Its data type.</param>
    /// <param name="steps">What is to be done.</param>
    public static FindingList OfRun(string stack, DataType input, ProcessingSteps steps)
    {
        if (input.IsDeconvolved) return Deconvolved(stack, input);
        var rest = Of(stack, input, steps with { Correction = CorrectionMode.None });
        return input.IsCtfCorrected
            ? FindingList.Of(Refusal("already-corrected", stack, input, "images whose CTF is not corrected yet", "Give the uncorrected stack")).AddRange(rest)
            : rest;
    }

    /// <summary>The findings against summing images of a data type as the frames of a movie.</summary>
    /// <param name="movie">The movie's path.</param>
    /// <param name="input">Its data type.</param>
    public static FindingList OfFrames(string movie, DataType input) =>
        input.IsDeconvolved ? Deconvolved(movie, input)
        : input.IsFrameSum || input.IsDoseWeighted ? FindingList.Of(Refusal("already-weighted", movie, input, "frames that are not weighted by dose yet", "Give the movie itself"))
        : FindingList.Empty;

    private static FindingList Deconvolved(string stack, DataType input) =>
        FindingList.Of(Refusal("already-deconvolved", stack, input, "images that are not deconvolved", "Give the stack it was made from; deconvolution is the last step"));

    private static Finding Refusal(string code, string stack, DataType input, string expected, string advice) =>
        Finding.Error(code, stack, "data type", $"'{input.Label}'", expected, advice);
}
