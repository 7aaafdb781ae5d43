using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Provenance;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Records;

/// <summary>Finds out what is known of what was done to a file. Its pixels are read once where its fingerprint is of all sections, which that of a volume is not.</summary>
public static class EvidenceReading
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">MRC or TIFF.</param>
    /// <param name="settings">What is stated about it, and how to look at it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static FileEvidence Of(string file, EvidenceSettings settings, CancellationToken cancellation)
    {
        using var images = SectionFile.Open(file);
        var search = RecordSearch.Of(file, images.Labels);
        var result = search.Sidecar?.Record.Last.Result;
        var told = result?.Subject ?? settings.Subject ?? SubjectSigns.Of(images);
        var subject = told ?? settings.SubjectElse;
        var pixelSize = settings.PixelSize ?? images.PixelSize;
        var hashed = new HashedSections(images);
        bool wanted = settings.Fingerprint == FingerprintNeed.Always || result is null || result.Steps.Any(step => step is DeclaredStep);
        var (fingerprint, notes) = wanted ? FingerprintOf(hashed, pixelSize ?? SizeOf(result), subject, settings.Threads, cancellation) : (null, FindingList.Empty);
        var content = hashed.HashAll(settings.Threads, cancellation);
        var known = new FileEvidence(file, content, PixelWords.Of(images)) { PixelSize = pixelSize, Subject = subject, Fingerprint = fingerprint, DeclaredHalves = settings.Halves, RecordNamed = RecordLabel.HashIn(images.Labels) };
        if (told is null && subject is { } assumed) notes = notes.Add(Assumed(file, assumed));
        return WithWords(known with { Findings = notes.AddRange(FileFindings.Of(images, settings.PixelSize)) }, images, search, settings);
    }

    private static Finding Assumed(string file, PreparedSubject subject) => Finding.Note(
        "subject-assumed", file, null, "nothing tells whether it holds the images of a series or a volume", null,
        $"Taken for {(subject == PreparedSubject.Volume ? "a volume" : "images")}, as the locked data; if that is wrong, state it: --subject {(subject == PreparedSubject.Volume ? "images" : "volume")}");

    // What is written about the file: by its record, in its label, and by the user.
    private static FileEvidence WithWords(FileEvidence known, ISectionFile images, RecordSearch search, EvidenceSettings settings)
    {
        var labelled = DataType.FromLabels(images.Labels);
        var findings = search.Findings;
        if (search.Sidecar is { } sidecar)
        {
            findings = findings.AddRange(RecordSearch.Belongs(known.File, sidecar, known.Content));
            if (!findings.HasErrors) findings = findings.AddRange(LabelAgreement.Against(known.File, labelled, sidecar));
            if (!findings.HasErrors && (SizeOf(sidecar.Record.Last.Result), images.PixelSize) is ({ } recorded, { } stated) && !PreparationComparison.AreSame(recorded.Angstroms, stated.Angstroms))
                findings = findings.Add(Finding.Warning(
                    "record-pixel-size", known.File, "header", PreparationComparison.Angstroms(stated.Angstroms), $"{PreparationComparison.Angstroms(recorded.Angstroms)}, as in its record", "The record's counts; mend the header"));
        }
        var all = known with { Sidecar = search.Sidecar, Labelled = labelled, Declared = settings.Declared, Findings = known.Findings.AddRange(findings) };
        return all with { Contradictions = StatedContradictions.Of(findings.HasErrors ? all with { Sidecar = null } : all, settings) };
    }

    private static (SpectralFingerprint? Fingerprint, FindingList Notes) FingerprintOf(
        ISectionSource images, Length? pixelSize, PreparedSubject? subject, int threads, CancellationToken cancellation)
    {
        if (pixelSize is not { } size || subject is not { } known) return (null, FindingList.Empty);
        try
        {
            return (SpectralFingerprint.Of(images, size, known == PreparedSubject.Volume ? FingerprintSubject.Volume : FingerprintSubject.Images, threads, cancellation), FindingList.Empty);
        }
        catch (BadInputException bad) when (bad.Findings.All(finding => finding.Code.StartsWith("fingerprint-", StringComparison.Ordinal)))
        {
            // A file may be locked by its record all the same.
            return (null, FindingList.Of(bad.Findings.Select(finding => finding with { Severity = Severity.Note })));
        }
    }

    private static Length? SizeOf(Preparation? result) => result?.PixelSizeAngstroms is { } angstroms ? new Length(angstroms) : null;
}
