using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>The options that may be said in some place, in the order they are written in.</summary>
/// <param name="All">The options.</param>
/// <param name="Nearest">The word, among some, that somebody may have meant who typed another; null where none is near.</param>
public sealed record KnownOptions(ImmutableArray<KnownOption> All, Func<string, IEnumerable<string>, string?> Nearest)
{
    /// <summary>The option of a key; null where there is none.</summary>
    /// <param name="key">The option's name without dashes.</param>
    public KnownOption? Find(string key) => All.FirstOrDefault(option => option.Key == key);

    /// <summary>What to do about a key that is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="others">Keys that are known besides.</param>
    public string AdviceFor(string key, params IEnumerable<string> others) =>
        Nearest(key, All.Select(option => option.Key).Concat(others)) is { } near ? $"Did you mean {near}?" : "thon batch --help lists the options";

    /// <summary>Options in the order they are written in.</summary>
    /// <param name="options">The options, each known.</param>
    public IEnumerable<OptionWords> InOrder(IEnumerable<OptionWords> options) => options.OrderBy(option => Array.FindIndex([.. All], known => known.Name == option.Name));
}
