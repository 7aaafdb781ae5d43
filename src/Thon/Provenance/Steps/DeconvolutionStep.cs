using System.Globalization;
using Thon.Correct.Deconvolution;

namespace Thon.Provenance.Steps;

/// <summary>The images, or the volume, were deconvolved.</summary>
/// <param name="Preset">Name of the program whose filter it was.</param>
/// <param name="Strength">S.</param>
/// <param name="FallOff">F.</param>
/// <param name="HighPass">The number of the high-pass.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Input">Whether the signs of the CTF were corrected before.</param>
public sealed record DeconvolutionStep(string Preset, double Strength, double FallOff, double HighPass, HighPassUnit Unit, InputState Input) : ProcessingStep
{
    /// <summary>The step of a filter.</summary>
    public static DeconvolutionStep Of(DeconvolutionSettings settings, InputState input) =>
        new(settings.Preset.Name, settings.Strength, settings.FallOff, settings.HighPass, settings.Preset.HighPass.Unit, input);

    /// <summary>The filter; null where this version does not know the preset.</summary>
    public DeconvolutionSettings? Settings => DeconvolutionPreset.All.FirstOrDefault(preset => preset.Name == Preset) is { } known
        ? new(known) { Strength = Strength, FallOff = FallOff, HighPass = HighPass }
        : null;

    /// <inheritdoc/>
    public override string Label => $"deconv({Preset})";

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits =>
    [
        new("preset", Preset),
        new("strength", Number(Strength)),
        new("fall-off", Number(FallOff)),
        new("high-pass", Unit switch { HighPassUnit.Angstrom => Number(HighPass) + " A", HighPassUnit.FractionOfNyquist => Number(HighPass) + " of Nyquist", _ => Number(HighPass) + " cycles/pixel" }),
        new("divided by", Input == InputState.Flipped ? "|CTF|" : "CTF"),
    ];

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
