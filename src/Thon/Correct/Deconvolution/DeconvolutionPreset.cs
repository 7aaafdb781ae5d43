namespace Thon.Correct.Deconvolution;

/// <summary>
/// The deconvolution filter of one program. All of them divide by W = c / (c^2 + 1/SNR) with SNR(k) = 10^(Decades S) exp(-FallOff F k) highpass(k) lowpass(k) + Floor, and
/// differ in every number of it. [TomDeconv] [Tegunov2019] [Liu2022] [Lamm2024]
/// </summary>
/// <param name="Name">The program's name, as in <c>deconv(warp)</c>.</param>
public sealed record DeconvolutionPreset(string Name)
{
    /// <summary>Powers of ten in the signal-to-noise ratio for each unit of strength.</summary>
    public double Decades { get; init; } = 3;

    /// <summary>How fast the ratio falls with frequency, angstrom, for a fall-off of 1.</summary>
    public double FallOff { get; init; } = 200;

    /// <summary>What keeps the coarsest frequencies away.</summary>
    public required HighPass HighPass { get; init; }

    /// <summary>What is added to the ratio everywhere.</summary>
    public double Floor { get; init; }

    /// <summary>Whether there is signal beyond the first zero of the CTF.</summary>
    public LowPass LowPass { get; init; } = LowPass.None;

    /// <summary>What stands for the spatial frequency of a voxel.</summary>
    public FrequencyRadius Radius { get; init; } = FrequencyRadius.True;

    /// <summary>The grey values of the result.</summary>
    public GreyScale GreyScale { get; init; } = GreyScale.AsFiltered;

    /// <summary>
    /// Points from zero to Nyquist at which the filter is computed, and between which it runs straight; null where it is computed at every voxel. The point i of a table
    /// of n is meant for the frequency i/(n-1) of Nyquist, but has the CTF of i/n.
    /// </summary>
    public int? TablePoints { get; init; }

    /// <summary>Warp's, of its reconstructed volumes.</summary>
    public static DeconvolutionPreset Warp { get; } = new("warp") { HighPass = new(300, HighPassUnit.Angstrom, 0.5, Math.PI) };

    /// <summary>That of tom_deconv.m, the first of them.</summary>
    public static DeconvolutionPreset Tom { get; } = new("tom")
    {
        HighPass = new(0.02, HighPassUnit.FractionOfNyquist, 1, Math.PI),
        Radius = FrequencyRadius.FractionOfHalves,
        TablePoints = 2048,
    };

    /// <summary>IsoNet's, of both versions: tom_deconv with a third of its strength.</summary>
    public static DeconvolutionPreset IsoNet { get; } = Tom with { Name = "isonet", Decades = 1, Floor = 1e-6, GreyScale = GreyScale.OfInput };

    /// <summary>That of membrain-seg's tomo_preprocessing.</summary>
    public static DeconvolutionPreset Membrain { get; } = new("membrain")
    {
        FallOff = 100,
        HighPass = new(0.02, HighPassUnit.CyclesPerPixel, 1, Math.PI / 2),
        LowPass = LowPass.AtFirstZero,
        Radius = FrequencyRadius.MeanBox,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeconvolutionPreset> All { get; } = [Warp, IsoNet, Tom, Membrain];
}
