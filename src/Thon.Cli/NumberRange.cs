using System.Globalization;

namespace Thon.Cli;

/// <summary>The numbers an option takes.</summary>
/// <param name="Lowest">The lowest one; taken itself unless it is 0 and <paramref name="Zero"/> says otherwise.</param>
/// <param name="Highest">The highest one, taken itself.</param>
/// <param name="Unit">Their unit, as a user writes it; empty for pure numbers.</param>
/// <param name="Zero">Whether zero may be said.</param>
internal sealed record NumberRange(double Lowest, double Highest, string Unit, ZeroIs Zero = ZeroIs.Allowed)
{
    /// <summary>The number some text says; null where it says none of the range. A decimal point is a point everywhere in the world.</summary>
    public double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && value >= Lowest && value <= Highest && (value != 0 || Zero == ZeroIs.Allowed) ? value : null;

    /// <summary>The range in words, for findings.</summary>
    public override string ToString()
    {
        string unit = Unit.Length == 0 ? "" : " " + Unit;
        return Lowest == 0 && Zero == ZeroIs.Refused
            ? string.Create(CultureInfo.InvariantCulture, $"a number above 0, at most {Highest}{unit}")
            : string.Create(CultureInfo.InvariantCulture, $"a number from {Lowest} to {Highest}{unit}");
    }
}
