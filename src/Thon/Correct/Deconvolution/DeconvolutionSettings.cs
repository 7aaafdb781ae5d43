namespace Thon.Correct.Deconvolution;

/// <summary>A deconvolution filter as a user asks for it.</summary>
/// <param name="Preset">Whose filter.</param>
public sealed record DeconvolutionSettings(DeconvolutionPreset Preset)
{
    /// <summary>S, how strongly; 0 to 3 make sense.</summary>
    public double Strength { get; init; } = 1;

    /// <summary>F, how fast the signal falls with frequency; zero or more.</summary>
    public double FallOff { get; init; } = 1;

    /// <summary>The number of the high-pass in the unit of the preset's, above 0.</summary>
    public double HighPass { get; init; } = Preset.HighPass.Usual;

    /// <summary>The name of this step in a data type label, for example <c>deconv(warp)</c>.</summary>
    public string Step => $"deconv({Preset.Name})";
}
