using Thon.Optics;
using Thon.Units;

namespace Thon.Correct.Levels;

/// <summary>What depends on the magnitude of a frequency alone, as tables that are read between their entries on straight lines.</summary>
/// <param name="PerFrequency">Entries for each cycle/angstrom.</param>
/// <param name="Weights">What dose, envelope and low-pass leave, and what makes good for the mixing of defoci; null where all are 1.</param>
/// <param name="NoiseToSignal">1/SNR; null where the filter knows none.</param>
/// <param name="Limit">The most that any frequency is amplified.</param>
/// <param name="PhasePerSlope">By how much the phase turns from one defocus to the next, radian, for each half turn/angstrom; 0 where nothing is made good.</param>
/// <param name="Last">The last entry after which there is another.</param>
internal sealed record RadialTables(float PerFrequency, float[]? Weights, float[]? NoiseToSignal, float Limit, float PhasePerSlope, int Last)
{
    // Entries are this much closer than the frequencies of the canvas.
    private const int Fineness = 4;

    // Where there is no signal at all the ratio stays a number.
    private const double MostNoise = 1e12;

    /// <summary>The tables of one image.</summary>
    /// <param name="filter">What is done to it.</param>
    /// <param name="plan">How it is worked on.</param>
    /// <param name="centre">The CTF at its centre; null for none.</param>
    /// <param name="pixelSize">Pixel size.</param>
    public static RadialTables Of(ImageFilter filter, CorrectionPlan plan, ContrastTransfer? centre, Length pixelSize)
    {
        double highest = Math.Sqrt(2) * SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom;
        double step = 1 / (Fineness * Math.Max(plan.Width, plan.Height) * pixelSize.Angstroms);
        int entries = (int)(highest / step) + 3;
        bool mixes = filter.Mode is CorrectionMode.Multiply or CorrectionMode.Wiener && !plan.IsFlat;
        double TransferAt(double k) => mixes ? DefocusLevels.Transfer(Math.Min(centre!.PhasePerDefocusAt(k * k) * plan.DefocusStep, MostCompensated)) : 1;
        bool plain = filter is { Dose: null, BFactor: 0, Finest: null } && !mixes;
        float[] Table(Func<double, double> of) => [.. Enumerable.Range(0, entries).Select(i => (float)of(i * step))];
        return new(
            (float)(1 / step),
            plain ? null : Table(k => filter.WeightAt(k) / TransferAt(k)),
            filter is { Mode: CorrectionMode.Wiener, SignalToNoise: { } ratio } ? Table(k => Math.Min(MostNoise, 1 / ratio.At(k))) : null,
            (float)filter.MaxGain,
            mixes ? (float)(Math.PI * plan.DefocusStep) : 0,
            entries - 2);
    }

    // In the corners of the spectrum, beyond the finest frequency the plan is for, what mixing takes is not fully made good.
    private const double MostCompensated = 2 * CorrectionPlan.PhaseStep;
}
