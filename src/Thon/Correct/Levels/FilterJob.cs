using Thon.Correct.Canvas;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>Everything the filter of an upright canvas needs to know.</summary>
/// <param name="Mode">How the CTF is corrected.</param>
/// <param name="Plan">How the canvas is cut.</param>
/// <param name="Boxes">Its boxes with their defoci.</param>
/// <param name="Transform">The transform of a box.</param>
/// <param name="Phase">The phase of the CTF.</param>
/// <param name="Tables">What depends on the magnitude of the frequency.</param>
/// <param name="Upright">How the image was set upright.</param>
/// <param name="PixelSize">Pixel size, angstrom.</param>
internal sealed record FilterJob(
    CorrectionMode Mode, CorrectionPlan Plan, LevelBox[] Boxes, LanePlan Transform, PhasePolynomial Phase, RadialTables Tables, Upright Upright, double PixelSize)
{
    /// <summary>Frequencies along a column.</summary>
    public int Frequencies => Plan.Height / 2 + 1;

    /// <summary>The frequencies across the columns of a box, cycles/angstrom, zero first.</summary>
    public float[] Across { get; } = [.. Enumerable.Range(0, Transform.Length).Select(i => (float)AcrossAt(i, Transform.Length, PixelSize))];

    /// <summary>What of the phase depends on them alone, half turns.</summary>
    public float[] AcrossPhase { get; } = [.. Enumerable.Range(0, Transform.Length).Select(i => Phase.Across(AcrossAt(i, Transform.Length, PixelSize)))];

    private static double AcrossAt(int index, int length, double pixelSize) => (index <= length / 2 ? index : index - length) / (length * pixelSize);
}
