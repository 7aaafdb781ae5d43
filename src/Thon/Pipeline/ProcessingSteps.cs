using Thon.Correct;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>What is done to every image, in this order: the CTF is corrected, then the image is weighted by dose.</summary>
/// <param name="Correction">How the CTF is corrected.</param>
/// <param name="Weighting">The moment of the exposure the weights refer to, or null for no weighting.</param>
public sealed record ProcessingSteps(CorrectionMode Correction, ExposurePoint? Weighting)
{
    /// <summary>Whether anything is done at all.</summary>
    public bool IsEmpty => Correction == CorrectionMode.None && Weighting is null;

    /// <summary>What must be known of a series whose defoci are estimated before these steps.</summary>
    public MetadataNeeds NeedsOfRun => MetadataNeeds.TiltAngles | MetadataNeeds.Optics | (Weighting is null ? MetadataNeeds.None : MetadataNeeds.Dose);

    /// <summary>What must be known of a series for these steps alone.</summary>
    public MetadataNeeds NeedsOfProcess =>
        (Correction == CorrectionMode.None ? MetadataNeeds.None : MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Defocus)
        | (Weighting is null ? MetadataNeeds.None : MetadataNeeds.Dose);

    /// <summary>What the file name of the result adds to that of the series: <c>_flip</c>, <c>_dw</c> or both.</summary>
    public string Suffix => (Correction == CorrectionMode.Flip ? "_flip" : "") + (Weighting is null ? "" : "_dw");

    /// <summary>The data type of the result.</summary>
    /// <param name="input">The data type of the input.</param>
    public DataType ResultOf(DataType input)
    {
        if (Correction == CorrectionMode.Flip) input = input.Then(PhaseFlip.Step);
        return Weighting is { } point ? input.Then(DoseWeighting.StepOf(point)) : input;
    }
}
