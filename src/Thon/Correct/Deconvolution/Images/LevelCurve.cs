namespace Thon.Correct.Deconvolution.Images;

/// <summary>
/// The curve through evenly spaced levels: between two of them the cubic that has at a level the slope of the line between the levels beside it. Beyond the
/// outermost levels it goes on as the parabola through three.
/// </summary>
internal static class LevelCurve
{
    /// <summary>The fewest levels that know a bend, and with which the curve is defined.</summary>
    public const int FewestLevels = 3;

    /// <summary>Coefficients of a piece of the curve: it is a cubic.</summary>
    public const int Powers = 4;

    // The four cubics by powers of the place between two levels: of the level before them, of both, and of the one after them.
    private static readonly double[][] Cubics = [[0, -0.5, 1, -0.5], [1, 0, -2.5, 1.5], [0, 0.5, 2, -1.5], [0, 0, -0.5, 0.5]];

    // A level beyond the outermost is 3 a - 3 b + c of the three next to it.
    private static readonly double[] Beyond = [3, -3, 1];

    /// <summary>What a place between two levels takes of a level: the coefficient of a power of its distance from the first of the two, in steps.</summary>
    /// <param name="levels">How many levels there are, at least <see cref="FewestLevels"/>.</param>
    /// <param name="level">The level, from 0.</param>
    /// <param name="interval">The first of the two levels that the place lies between.</param>
    /// <param name="power">The power, below <see cref="Powers"/>.</param>
    public static double CoefficientOf(int levels, int level, int interval, int power)
    {
        int own = level - interval + 1, fromTop = levels - 1 - level;
        double sum = own is >= 0 and <= 3 ? Cubics[own][power] : 0;
        if (interval == 0 && level <= 2) sum += Beyond[level] * Cubics[0][power];
        if (interval == levels - 2 && fromTop <= 2) sum += Beyond[fromTop] * Cubics[3][power];
        return sum;
    }

    /// <summary>The levels that the places between two levels take anything of.</summary>
    /// <param name="levels">How many levels there are.</param>
    /// <param name="interval">The first of the two levels.</param>
    public static (int First, int Last) LevelsOf(int levels, int interval) => (Math.Max(0, interval - 1), Math.Min(levels - 1, interval + 2));

    /// <summary>What a place takes of a level.</summary>
    /// <param name="levels">How many levels there are.</param>
    /// <param name="level">The level.</param>
    /// <param name="interval">The first of the two levels that the place lies between.</param>
    /// <param name="place">Its distance from that one, in steps, 0 to 1.</param>
    public static double WeightOf(int levels, int level, int interval, double place)
    {
        double sum = 0;
        for (int power = Powers - 1; power >= 0; power--) sum = sum * place + CoefficientOf(levels, level, interval, power);
        return sum;
    }
}
