using Thon.Pipeline;
using Thon.Pipeline.Records;
using Thon.Provenance;

namespace Thon.Cli;

/// <summary>Reads files for the verbs of the data type lock, and says what is known of them.</summary>
internal static class EvidenceDisplay
{
    /// <summary>What is known of each file, or why it cannot be read.</summary>
    public static FileReading<FileEvidence>[] ReadEach(Shell shell, IReadOnlyList<string> files, EvidenceSettings settings) => ProgressDisplay.Run(shell, progress =>
    {
        var done = new List<FileReading<FileEvidence>>();
        foreach (string file in files)
        {
            done.Add(FileReading<FileEvidence>.Of(file, () => EvidenceReading.Of(file, settings, shell.Cancellation)));
            progress?.Report(new("reading", done.Count, files.Count));
        }

        return done.ToArray();
    });

    /// <summary>What is known of each file; what cannot be read is told of all files at once.</summary>
    /// <exception cref="Findings.BadInputException">A file cannot be read.</exception>
    private static FileEvidence[] Read(Shell shell, IReadOnlyList<string> files, EvidenceSettings settings)
    {
        var all = ReadEach(shell, files, settings);
        Findings.FindingList.Of(all.SelectMany(one => one.Errors)).ThrowIfErrors();
        return [.. all.Select(one => one.Result!)];
    }

    /// <summary>What is known of each file, for files of one data type: one that does not tell what it holds is taken for what the others hold.</summary>
    /// <exception cref="Findings.BadInputException">A file cannot be read.</exception>
    public static FileEvidence[] ReadAlike(Shell shell, IReadOnlyList<string> files, EvidenceSettings settings)
    {
        var evidence = Read(shell, files, settings);
        string[] open = [.. evidence.Where(file => file.Subject is null).Select(file => file.File).Distinct()];
        if (open.Length == 0 || evidence.Select(file => file.Subject).OfType<PreparedSubject>().Distinct().ToArray() is not [var subject]) return evidence;
        var again = Read(shell, open, settings with { SubjectElse = subject }).ToDictionary(file => file.File);
        return [.. evidence.Select(file => again.GetValueOrDefault(file.File) ?? file)];
    }

    /// <summary>A data type apart from its steps, in a line.</summary>
    public static string Facts(Preparation preparation) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(preparation.Subject == PreparedSubject.Volume ? "volume" : "images")} of {preparation.PixelSizeAngstroms:0.#####} A, {preparation.Pixels}");

    /// <summary>How something is known, in a word.</summary>
    public static string Word(KnownBy by) => by.ToString().ToLowerInvariant();
}
