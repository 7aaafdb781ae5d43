using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Units;

namespace Thon.Tilts;

/// <summary>The order in which the tilts of a series were acquired, as far as their angles tell it.</summary>
/// <param name="Scheme">How the series was acquired.</param>
/// <param name="Group">Tilts taken on one side before the other side's turn, 1 or more; symmetric schemes only.</param>
/// <param name="FirstSide">The side of the tilt after the first one; symmetric and bidirectional schemes only.</param>
/// <param name="Start">The angle of the first tilt; bidirectional only. Symmetric schemes start at the tilt nearest zero.</param>
public sealed record DoseOrder(DoseScheme Scheme, int Group = 1, DoseSide FirstSide = DoseSide.Positive, Angle Start = default)
{
    /// <summary>How an order is written.</summary>
    public const string Grammar = "stack, reverse, symmetric[:GROUP][+|-], hagen[:GROUP][+|-] or bidirectional:START_ANGLE[+|-]";

    /// <summary>The order of the stack.</summary>
    public static DoseOrder Stack { get; } = new(DoseScheme.Stack);

    /// <summary>Reads an order as the command line states it; see <see cref="Grammar"/>. Without a sign the positive side comes first.</summary>
    /// <exception cref="BadInputException">Not an order.</exception>
    public static DoseOrder Parse(string text)
    {
        string words = text.Trim().ToLowerInvariant();
        if (words is "stack" or "reverse") return new(words == "stack" ? DoseScheme.Stack : DoseScheme.Reverse);
        var side = words.EndsWith('-') ? DoseSide.Negative : DoseSide.Positive;
        string[] parts = (words.EndsWith('-') || words.EndsWith('+') ? words[..^1] : words).Split(':');
        return (parts[0], parts.Length) switch
        {
            ("symmetric", <= 2) when GroupOf(parts) is { } group => new(DoseScheme.Symmetric, group, side),
            ("hagen", <= 2) when GroupOf(parts) is { } group => new(DoseScheme.Hagen, group, side),
            ("bidirectional", 2) when AngleOf(parts[1]) is { } start => new(DoseScheme.Bidirectional, 1, side, start),
            _ => throw new BadInputException(Finding.Error("dose-order", null, "--dose-order", $"'{text}'", Grammar)),
        };
    }

    /// <summary>The place of each section in the order of acquisition, from 0.</summary>
    /// <param name="angles">Tilt angles in the order of the stack; at least one.</param>
    public ImmutableArray<int> Places(IReadOnlyList<Angle> angles) => PlacesOf(Order(angles));

    /// <summary>Whether angles only rise or only fall with the section, as in a stack that was sorted; so they are for fewer than three.</summary>
    public static bool IsSortedByAngle(IReadOnlyList<Angle> angles)
    {
        var steps = Enumerable.Range(1, Math.Max(0, angles.Count - 1)).Select(i => angles[i].Radians - angles[i - 1].Radians).ToArray();
        return steps.All(step => step >= 0) || steps.All(step => step <= 0);
    }

    /// <summary>The place of each value in ascending order, from 0; of equal values the first comes first.</summary>
    public static ImmutableArray<int> Ranks(IReadOnlyList<double> values) => PlacesOf([.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])]);

    /// <inheritdoc/>
    public override string ToString()
    {
        string sign = FirstSide == DoseSide.Positive ? "+" : "-";
        string name = Scheme.ToString().ToLowerInvariant();
        return Scheme switch
        {
            DoseScheme.Stack or DoseScheme.Reverse => name,
            DoseScheme.Bidirectional => string.Create(CultureInfo.InvariantCulture, $"{name}:{Math.Round(Start.Degrees, 6)}{sign}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{name}:{Group}{sign}"),
        };
    }

    private static ImmutableArray<int> PlacesOf(List<int> order)
    {
        int[] places = new int[order.Count];
        for (int i = 0; i < order.Count; i++) places[order[i]] = i;
        return [.. places];
    }

    private List<int> Order(IReadOnlyList<Angle> angles)
    {
        var sections = Enumerable.Range(0, angles.Count);
        if (Scheme == DoseScheme.Stack) return [.. sections];
        if (Scheme == DoseScheme.Reverse) return [.. sections.Reverse()];
        double sign = FirstSide == DoseSide.Positive ? 1 : -1;

        // Of two tilts as near, such as -1.5 and 1.5, the one on the second side, so that the other comes next.
        int first = sections.OrderBy(i => Math.Abs(angles[i].Radians - Start.Radians)).ThenBy(i => sign * angles[i].Radians).First();
        double start = sign * angles[first].Radians;
        var rest = sections.Where(i => i != first).ToArray();
        int[] onFirstSide = [.. rest.Where(i => sign * angles[i].Radians >= start).OrderBy(i => sign * angles[i].Radians)];
        int[] onSecondSide = [.. rest.Where(i => sign * angles[i].Radians < start).OrderByDescending(i => sign * angles[i].Radians)];
        if (Scheme == DoseScheme.Bidirectional) return [first, .. onFirstSide, .. onSecondSide];
        return [first, .. InTurn(onFirstSide, onSecondSide, Scheme == DoseScheme.Hagen ? Group - 1 : Group)];
    }

    private IEnumerable<int> InTurn(int[] side, int[] other, int firstGroup)
    {
        int taken = 0, takenOther = 0;
        for (int group = firstGroup; taken < side.Length || takenOther < other.Length; group = Group)
        {
            for (int end = Math.Min(taken + group, side.Length); taken < end; taken++) yield return side[taken];
            (side, other, taken, takenOther) = (other, side, takenOther, taken);
        }
    }

    private static int? GroupOf(string[] parts)
    {
        if (parts.Length == 1) return 1;
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int group) && group > 0 ? group : null;
    }

    private static Angle? AngleOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && double.IsFinite(degrees)
            ? Angle.FromDegrees(degrees)
            : null;
}
