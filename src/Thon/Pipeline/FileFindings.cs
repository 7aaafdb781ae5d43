using Thon.Findings;
using Thon.Formats;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>What is odd about a file, in view of what the user states.</summary>
internal static class FileFindings
{
    /// <summary>The findings of a file but for the advice to state a pixel size that is stated.</summary>
    /// <param name="file">The opened file.</param>
    /// <param name="pixelSize">The pixel size the user states, or null.</param>
    public static FindingList Of(ISectionFile file, Length? pixelSize) => pixelSize is null
        ? file.Findings
        : FindingList.Of(file.Findings.Where(finding => finding.Code != "mrc-no-pixel-size").Select(Settled));

    // What is absurd is worth knowing even so.
    private static Finding Settled(Finding finding) => finding.Code == "mrc-absurd-pixel-size" ? finding with { Advice = "--pixel-size is used" } : finding;
}
