using System.Collections;
using System.Collections.Immutable;

namespace Thon.Findings;

/// <summary>Findings in the order they were made. Immutable: adding gives a new list.</summary>
public sealed class FindingList : IReadOnlyList<Finding>
{
    private readonly ImmutableArray<Finding> _findings;

    private FindingList(ImmutableArray<Finding> findings) => _findings = findings;

    /// <summary>No findings.</summary>
    public static FindingList Empty { get; } = new([]);

    /// <summary>A list of the given findings, in their order.</summary>
    public static FindingList Of(params IEnumerable<Finding> findings) => new([.. findings]);

    /// <summary>Whether any finding stops the work.</summary>
    public bool HasErrors => _findings.Any(finding => finding.Severity == Severity.Error);


    /// <inheritdoc/>
    public int Count => _findings.Length;

    /// <inheritdoc/>
    public Finding this[int index] => _findings[index];

    /// <summary>This list with one more finding at its end.</summary>
    public FindingList Add(Finding finding) => new(_findings.Add(finding));

    /// <summary>This list with more findings at its end.</summary>
    public FindingList AddRange(IEnumerable<Finding> findings) => new(_findings.AddRange(findings));

    /// <summary>Stops the work if any finding is an error.</summary>
    /// <exception cref="BadInputException">Some finding is an error; the exception carries the whole list.</exception>
    public void ThrowIfErrors()
    {
        if (HasErrors) throw new BadInputException(this);
    }

    /// <inheritdoc/>
    public IEnumerator<Finding> GetEnumerator() => ((IEnumerable<Finding>)_findings).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
