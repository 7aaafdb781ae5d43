using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Reporting;
using Thon.Provenance;

namespace Thon.Pipeline.Inspection;

/// <summary>An inspected series that is about to be saved; nothing is written yet.</summary>
/// <param name="Star">The STAR file to be.</param>
/// <param name="Record">Its record.</param>
/// <param name="Files">All files to be, the STAR file first.</param>
/// <param name="Former">The files that they replace.</param>
/// <param name="Findings">What a user should know.</param>
internal sealed record PreparedSave(OpenedText Star, Sidecar Record, ImmutableArray<TextFile> Files, KeptFiles Former, FindingList Findings)
{
    /// <summary>The names of all files to be, then those that the former ones are kept under.</summary>
    public IEnumerable<string> Names => Files.Select(file => file.Path).Concat(Former.Names);

    /// <summary>Writes the files. All appear together, or none. The STAR file gets its name last: as long as it has not, the draft of the changes belongs to the one that lies there, and whoever is cut off saves again.</summary>
    /// <exception cref="BadInputException">A file cannot be written; none was.</exception>
    public void Write() => Former.While(() => TextFiles.Write([.. Files.Skip(1), Files[0]], []));
}
