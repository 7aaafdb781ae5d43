namespace Thon.Check.Images;

/// <summary>The slopes of the defocus that images are tried with, angstrom per angstrom: close together about zero, up to those of tilts of 75 degrees.</summary>
internal static class SlopeGrid
{
    // Half a radian of phase at the edge of a field of a micrometre, in rings of 10 A.
    private const double Spacing = 0.09;
    private const int Reach = 24;

    /// <summary>How many slopes there are.</summary>
    public const int Count = 2 * Reach + 1;

    /// <summary>A slope.</summary>
    /// <param name="index">Its index, from 0.</param>
    public static double At(int index) => Math.Sinh(Spacing * (index - Reach));

    /// <summary>A value between those at the slopes of the grid, along straight lines; beyond its ends that of the end.</summary>
    /// <param name="values">One value a slope of the grid.</param>
    /// <param name="slope">The slope.</param>
    public static double Interpolate(double[] values, double slope)
    {
        double place = Math.Clamp(Math.Asinh(slope) / Spacing + Reach, 0, Count - 1);
        int below = Math.Min((int)place, Count - 2);
        return values[below] + (place - below) * (values[below + 1] - values[below]);
    }

    /// <summary>The index of the slope of the grid nearest to one.</summary>
    public static int Nearest(double slope) => (int)Math.Round(Math.Clamp(Math.Asinh(slope) / Spacing + Reach, 0, Count - 1));
}
