using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>Opens an image file together with its record.</summary>
internal static class RecordedFileSearch
{
    /// <summary>The record of a file, or why there is none that serves.</summary>
    /// <exception cref="BadInputException">There is none, or it does not serve.</exception>
    public static (Sidecar Sidecar, FindingList Notes) Require(ISectionSource file)
    {
        var search = RecordSearch.Of(file.Name, file.Labels);
        search.Findings.ThrowIfErrors();
        return search.Sidecar is { } sidecar ? (sidecar, search.Findings) : throw new BadInputException(Missing(file));
    }

    /// <summary>Says that a file has no record.</summary>
    public static Finding Missing(ISectionSource file) => RecordLabel.HashIn(file.Labels) is { } hash
        ? Finding.Error("record-missing", file.Name, null, "no record beside it", $"the record {hash[..16]}..., which its label names", $"Copy {Path.GetFileName(Sidecar.PathOf(file.Name))} from where the file was made; under whatever name, it is recognised in this folder")
        : Finding.Error("record-missing", file.Name, null, "no record beside it, and no label that names one", "a file written by a version of thon that keeps records", "Make it again with this version");

    /// <summary>Says that a text has no record.</summary>
    public static Finding MissingBeside(string path) =>
        Finding.Error("record-missing", path, null, "no record beside it, nor one of this very text in its folder", "a text written by a version of thon that keeps records", "Copy its record from where it was made, or make it again with this version");

    /// <summary>What speaks against a file whose size is not that of its record.</summary>
    public static FindingList OtherSize(ISectionSource file, Sidecar sidecar)
    {
        var output = sidecar.Record.Last.Output;
        if ((file.Width, file.Height, file.Count) == (output.Width, output.Height, output.Sections)) return FindingList.Empty;
        return FindingList.Of(Finding.Error(
            "record-other-size", file.Name, null, $"{file.Count} sections of {file.Width} x {file.Height}", $"{output.Sections} of {output.Width} x {output.Height}, as its record has it",
            $"The file was changed since, or the record is of another file, '{sidecar.Notes.File}' when it was written"));
    }
}
