namespace Thon.AccuracyStudies.Checking;

/// <summary>A mistake in metadata, or in which images they go with.</summary>
/// <param name="Says">The mistake in a few words, for the table.</param>
/// <param name="Codes">The code that names it, given the series; any of several where files and images both may name it.</param>
/// <param name="Plant">Puts it into a draft.</param>
internal sealed record Fault(string Says, Func<CheckedSeries, string[]> Codes, Func<Draft, CheckedSeries, Draft> Plant)
{
    /// <summary>Whether the right finding is a note, since something that is no mistake looks the same.</summary>
    public bool IsNote { get; init; }

    /// <summary>Whether it is one that the files alone show; the images are not looked at for it.</summary>
    public bool IsOfFiles { get; init; }
}
