using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Metadata;

/// <summary>Collects findings and values while a series is put together, so that all errors are told at once.</summary>
internal sealed class MetadataLedger
{
    private readonly ImmutableArray<MetadataValue>.Builder _values = ImmutableArray.CreateBuilder<MetadataValue>();
    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();

    internal FindingList Findings { get; private set; } = FindingList.Empty;

    internal ImmutableArray<MetadataValue> Values => _values.ToImmutable();

    /// <summary>The files values are taken from.</summary>
    internal ImmutableArray<string> Files => _files.ToImmutable();

    internal void Take(string file) => _files.Add(file);

    internal void Use(string name, string value, string source) => _values.Add(new(name, value, source));

    internal void Add(IEnumerable<Finding> findings) => Findings = Findings.AddRange(findings);

    internal void Error(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        Findings = Findings.Add(Finding.Error(code, file, place, found, expected, advice));

    internal void Warning(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        Findings = Findings.Add(Finding.Warning(code, file, place, found, expected, advice));

    internal void Note(string code, string? file, string? place, string found, string? expected = null, string? advice = null) =>
        Findings = Findings.Add(Finding.Note(code, file, place, found, expected, advice));

    /// <summary>Reads something; a refusal is kept among the findings and gives the default.</summary>
    internal T? Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BadInputException refusal)
        {
            Add(refusal.Findings);
            return default;
        }
    }
}
