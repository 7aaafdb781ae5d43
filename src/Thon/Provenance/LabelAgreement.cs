using Thon.Findings;
using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>Whether the data type label of a file says what its record says. A label is a line of text that any program may change; a record that belongs to the pixels counts.</summary>
public static class LabelAgreement
{
    /// <summary>Whether the two say the same: as lines, since a label that is too long for its line omits numbers. A label that is not there says nothing.</summary>
    /// <param name="labelled">The data type of the label; null where there is none.</param>
    /// <param name="sidecar">The record.</param>
    public static bool Agrees(DataType? labelled, Sidecar sidecar) => labelled?.Label == sidecar.Record.Last.Result.DataType.Label;

    /// <summary>What speaks against the label of a file whose record belongs to its pixels: a warning, where there is a label and it says something else.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="labelled">The data type of its label; null where there is none.</param>
    /// <param name="sidecar">Its record.</param>
    public static FindingList Against(string file, DataType? labelled, Sidecar sidecar) => labelled is null || Agrees(labelled, sidecar)
        ? FindingList.Empty
        : FindingList.Of(Finding.Warning(
            "label-differs", file, "data type label", $"'{labelled.Label}'", $"'{sidecar.Record.Last.Result.DataType.Label}', as its record says",
            "The label was changed since the file was written; the record counts. Mend the label"));
}
