using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>
/// Whether the signs of the CTF were corrected in the images a volume was made of: what its record or its label says, else what the user says, and never a guess. Dividing by a CTF
/// with its sign flips back what was flipped.
/// </summary>
public static class InputStates
{
    private const string Option = "--input-state";

    /// <summary>The state of a volume, or what speaks against deconvolving it.</summary>
    /// <param name="volume">The volume's path.</param>
    /// <param name="labelled">Its data type; null where neither record nor label tells one.</param>
    /// <param name="stated">What the user states, or null.</param>
    /// <returns>The state, null where there are findings.</returns>
    public static (InputState? State, FindingList Findings) Of(string volume, DataType? labelled, InputState? stated)
    {
        if (Refusal(volume, labelled) is { } refusal) return (null, FindingList.Of(refusal));
        return (StateOf(labelled), stated) switch
        {
            (null, null) => (null, FindingList.Of(Missing(volume, labelled))),
            ({ } told, { } said) when told != said => (null, FindingList.Of(Contradiction(volume, labelled!, said))),
            var (told, said) => (told ?? said, FindingList.Empty),
        };
    }

    /// <summary>The word for a state, as the option has it.</summary>
    public static string WordOf(InputState state) => state == InputState.Flipped ? "flipped" : "raw";

    /// <summary>Whether a label tells the state; one with a step of a later version does not.</summary>
    /// <param name="labelled">The data type; null where neither record nor label tells one.</param>
    public static bool IsTold(DataType? labelled) => StateOf(labelled) is not null;

    /// <summary>The data type of a volume; one whose label does not tell its state becomes what the user states.</summary>
    /// <param name="labelled">Its data type; null where neither record nor label tells one.</param>
    /// <param name="state">Its state.</param>
    public static DataType DataTypeOf(DataType? labelled, InputState state) =>
        IsTold(labelled) ? labelled! : state == InputState.Flipped ? DataType.Raw.Then("flip") : DataType.Raw;

    // Steps that leave signs alone: weights, sums of frames, envelope and low-pass.
    private static readonly string[] WithoutSigns = ["dw(", "frames(", "b(", "lp("];

    // A step of a later version may be anything, so it leaves the state open.
    private static InputState? StateOf(DataType? labelled) =>
        labelled is null ? null
        : labelled.Steps.Contains("flip") ? InputState.Flipped
        : labelled.Steps.All(step => WithoutSigns.Any(start => step.StartsWith(start, StringComparison.Ordinal))) ? InputState.Raw
        : null;

    private static Finding? Refusal(string volume, DataType? labelled)
    {
        string[] steps = labelled is null ? [] : [.. labelled.Steps];
        if (labelled is { IsDeconvolved: true })
            return Finding.Error("already-deconvolved", volume, "data type", $"'{labelled.Label}'", "a volume that is not deconvolved yet", "Give the volume it was made from");
        if (steps.Any(step => step is "wiener" or "multiply"))
            return Finding.Error(
                "already-corrected", volume, "data type", $"'{labelled!.Label}'", "a volume of images that were flipped, or not corrected at all",
                "The amplitudes of these are corrected or squared already; reconstruct from the flipped images");
        return null;
    }

    private static Finding Missing(string volume, DataType? labelled) => Finding.Error(
        "input-state-missing", volume, "data type label", labelled is null ? "no label tells whether the signs of the CTF were corrected" : $"'{labelled.Label}', which this version does not know",
        null,
        $"State it: {Option} flipped for what comes of IMOD's ctfphaseflip, Warp, AreTomo, EMAN2 or Thon's flip, {Option} raw for what was never corrected");

    private static Finding Contradiction(string volume, DataType labelled, InputState stated) => Finding.Error(
        "input-state-contradiction", volume, Option, WordOf(stated), $"{WordOf(StateOf(labelled)!.Value)}, as its data type '{labelled.Label}' says",
        $"Leave {Option} away, or check that this is the volume you mean");
}
