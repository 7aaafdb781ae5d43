using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>An option as it was said.</summary>
/// <param name="Name">Its name, with dashes.</param>
/// <param name="Values">Its values; none for a switch that is given.</param>
/// <param name="Place">Where it was said.</param>
public sealed record OptionWords(string Name, ImmutableArray<string> Values, OptionPlace Place)
{
    /// <summary>The words one would type: <c>--cs=2.7</c>, in one word, so that no value is taken for an option.</summary>
    public IEnumerable<string> Words => Values.IsEmpty ? [Name] : Values.Select(value => $"{Name}={value}");

    /// <summary>Whether another option says the same.</summary>
    /// <param name="other">The other.</param>
    public bool SaysAs(OptionWords other) => Name == other.Name && Values.SequenceEqual(other.Values);
}
