namespace Thon.Correct.Levels;

/// <summary>
/// How the pixels of a column are mixed from images filtered at a few defoci, evenly spaced: by quadratic B-splines. They add up to one, and what they make of
/// a filter with edges hardly depends on where between two defoci a pixel lies: the power of flipped noise varies by an eighth of what straight lines between
/// two defoci would make it vary.
/// </summary>
internal static class DefocusLevels
{
    /// <summary>To how many levels a pixel belongs.</summary>
    public const int Support = 3;

    /// <summary>The weight of a level at a distance from it, in steps.</summary>
    public static double Weight(double distance) => Math.Abs(distance) switch
    {
        <= 0.5 => 0.75 - distance * distance,
        < 1.5 and var d => 0.5 * (1.5 - d) * (1.5 - d),
        _ => 0,
    };

    /// <summary>What the mixing leaves of a wave that turns by a phase from level to level, sinc^3(phase/2).</summary>
    /// <param name="phase">Radian.</param>
    public static double Transfer(double phase) => phase == 0 ? 1 : Math.Pow(Math.Sin(phase / 2) / (phase / 2), 3);
}
