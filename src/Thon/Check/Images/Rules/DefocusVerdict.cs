namespace Thon.Check.Images.Rules;

/// <summary>What is wrong with stored defoci.</summary>
internal enum DefocusMistake
{
    /// <summary>Nothing that goes for all of them.</summary>
    None,

    /// <summary>Their sign.</summary>
    Sign,

    /// <summary>Their unit.</summary>
    Unit,

    /// <summary>Their value.</summary>
    Value,
}

/// <summary>What is wrong with stored defoci, one cause for all of them.</summary>
/// <param name="Kind">What.</param>
/// <param name="Factor">What they must be multiplied by, where it is sign or unit.</param>
internal readonly record struct DefocusVerdict(DefocusMistake Kind, double Factor)
{
    // From angstrom, nanometre, micrometre, millimetre and metre to one another.
    private static readonly int[] Powers = [-7, -6, -4, -3, -1, 1, 3, 4, 6, 7, 10];

    // Found over stored, as natural logarithms: rings tell the defocus better than this.
    private const double SameUnit = 0.15;

    // A defocus that is off by less does no harm that anybody could see in these images.
    private const double LeastOff = 700;
    private const double LeastPart = 0.04;

    /// <summary>Judges stored defoci.</summary>
    public static DefocusVerdict Of(StoredDefoci stored)
    {
        double ratio = stored.Ratio, logarithm = Math.Log(Math.Abs(ratio));
        foreach (int power in Powers)
            if (Math.Abs(logarithm - power * Math.Log(10)) < SameUnit) return new(DefocusMistake.Unit, Math.Sign(ratio) * Math.Pow(10, power));
        if (ratio < 0 && Math.Abs(logarithm) < SameUnit) return new(DefocusMistake.Sign, -1);
        bool isOff = Math.Abs(stored.Difference) > Math.Max(LeastOff, LeastPart * stored.MedianFound);
        return isOff && stored.Loss > 2 * AngleJudgement.Doubtful ? new(DefocusMistake.Value, 1) : new(DefocusMistake.None, 1);
    }
}
