using System.Collections.Immutable;
using Thon.Findings;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>What could not be held against a recipe, and which of the two lacks it.</summary>
internal static class UnprovenWords
{
    /// <summary>Numbers that only one side knows, as a sentence.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="numbers">The step and its numbers, see <see cref="StepComparison.Unproven"/>.</param>
    public static string OfNumbers(Recipe recipe, string numbers) =>
        recipe.Preparation.Steps.Any(step => step is DeclaredStep && numbers.StartsWith(step.Label + ":", StringComparison.Ordinal))
            ? $"The recipe lacks the numbers of a step that the file tells, {numbers}: lock its files again, each with its .thon.json beside it."
            : $"Nothing records that the file has the numbers of the recipe, {numbers}; only the spectrum can tell.";

    /// <summary>Why there is no comparison of spectra, as a sentence.</summary>
    public static string OfSpectrum(Recipe recipe, FileEvidence found)
    {
        ImmutableArray<SpectralFingerprint> locked = [.. recipe.Files.Select(file => file.Fingerprint).OfType<SpectralFingerprint>()];
        string why = (found.Fingerprint, locked) switch
        {
            (null, _) when Finding("fingerprint-small", found) is { } small => $"{small.Found} tell nothing",
            (null, _) when Finding("fingerprint-blank", found) is { } blank => blank.Found,
            (null, _) when found.PixelSize is null => "the pixel size of the file is not known",
            (null, _) when found.Sidecar is not null => "none is taken of a file with a record",
            (null, _) => "none was taken of the file",
            (_, []) => "the recipe has none of its files",
            _ => "the file holds something else than the locked ones",
        };
        return $"Its spectrum could not be compared: {why}.";
    }

    private static Finding? Finding(string code, FileEvidence found) => found.Findings.FirstOrDefault(finding => finding.Code == code);
}
