using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Pipeline.Reporting;
using Thon.Provenance;

namespace Thon.Pipeline.Inspection;

/// <summary>What is to be run after saving, so that the images follow their defoci.</summary>
internal static class InspectionCommands
{
    /// <summary>The commands, and a note that the images are still those of the former defoci; nothing where none were corrected.</summary>
    /// <param name="stored">The series.</param>
    public static (ImmutableArray<string> Commands, FindingList Findings) Of(StoredSeries stored)
    {
        if (stored.ProcessedStack is not { } processed || !stored.Series.DataType.IsCtfCorrected) return ([], FindingList.Empty);
        var commands = EvidenceOf(processed) is { } evidence ? FollowingCommand.Of(evidence, stored.RawStack, stored.Star) : [];
        var note = Finding.Note(
            "inspect-images-former", processed, null, "images that were corrected with the former defoci", "images corrected with those saved now",
            commands.IsEmpty ? "Correct the raw images again with thon correct --ctf" : "Make them anew: " + string.Join("; ", commands));
        return (commands, FindingList.Of(note));
    }

    private static FileEvidence? EvidenceOf(string path)
    {
        try
        {
            using var file = SectionFile.Open(path);
            var sidecar = RecordSearch.Of(path, file.Labels).Sidecar;
            return sidecar is null ? null : new(path, ContentHash.Parse(sidecar.Record.Last.Output.Content) ?? default, PixelWords.Of(file)) { Sidecar = sidecar };
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
