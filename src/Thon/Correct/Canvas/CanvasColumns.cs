namespace Thon.Correct.Canvas;

/// <summary>What the columns of the canvas are in an image.</summary>
internal enum CanvasColumns
{
    /// <summary>Its columns.</summary>
    AreColumns,

    /// <summary>Its rows.</summary>
    AreRows,
}
