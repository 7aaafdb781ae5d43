using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Check.Conventions;

/// <summary>What to look at when metadata go from one program to another.</summary>
public static class ConventionGuide
{
    private const string Nothing = "-";

    /// <summary>The names of the programs.</summary>
    public static ImmutableArray<string> Programs => ConventionTable.Programs;

    /// <summary>A row for every quantity that one of two programs keeps.</summary>
    /// <param name="from">The program the numbers come from, one of <see cref="Programs"/>, in any case.</param>
    /// <param name="to">The program they go to.</param>
    /// <exception cref="BadInputException">A name is not known.</exception>
    public static ImmutableArray<ConventionRow> Between(string from, string to)
    {
        string[] names = [from.Trim().ToLowerInvariant(), to.Trim().ToLowerInvariant()];
        FindingList.Of(names.Except(Programs).Select(Unknown)).ThrowIfErrors();
        return [.. ConventionTable.All.Select(quantity => Row(quantity.Name, quantity.Of(names[0]), quantity.Of(names[1]))).OfType<ConventionRow>()];
    }

    private static ConventionRow? Row(string quantity, Convention? from, Convention? to) =>
        from is null && to is null ? null : new(quantity, from?.Words ?? Nothing, to?.Words ?? Nothing, ToDo(from, to));

    private static string ToDo(Convention? from, Convention? to)
    {
        if (to is null) return "Not kept there";
        if (from is null) return "Not in there; take it from elsewhere";
        if (from.Words == to.Words) return Nothing;
        return from.Scale is { } a && to.Scale is { } b ? Multiply(a / b, to.ToDo) : to.ToDo ?? "Compare the two";
    }

    private static string Multiply(double factor, string? besides)
    {
        string words = factor switch
        {
            1 => besides is null ? Nothing : "Same sign",
            -1 => "Change the sign",
            < 0 => FormattableString.Invariant($"Multiply by {-factor:G6} and change the sign"),
            _ => FormattableString.Invariant($"Multiply by {factor:G6}"),
        };
        return besides is null ? words : $"{words}. {besides}";
    }

    private static Finding Unknown(string name) =>
        Finding.Error("conventions-program", null, "--conventions", $"'{name}'", string.Join(", ", Programs), "Name the program the numbers come from, and the one they go to");
}
