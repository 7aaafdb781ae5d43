using System.Text.Json.Serialization;

namespace Thon.Batch.Ledger;

/// <summary>A series in a line.</summary>
/// <param name="Tilts">How many tilts it has.</param>
/// <param name="Good">How many fits are good.</param>
/// <param name="Weak">How many are weak.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Excluded">How many tilts are excluded.</param>
/// <param name="DefocusMicrometers">Average defocus of those not excluded, underfocus positive; null where nothing was estimated.</param>
/// <param name="DataType">The label of its main stack, such as <c>Thon: flip+dw(gg,mid)</c>.</param>
/// <param name="StackFile">The main stack, relative to the folder of the batch; where no stack was written the full path of the input.</param>
public sealed record SeriesFigures(int Tilts, int Good, int Weak, int Failed, int Excluded, double? DefocusMicrometers, string DataType, string StackFile)
{
    /// <summary>How many were set by hand, which come after the run.</summary>
    [JsonIgnore]
    public int Manual { get; init; }
}
