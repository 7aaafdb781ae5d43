using Thon.Units;

namespace Thon.Formats.Mrc;

/// <summary>What an MRC file to be written is like.</summary>
/// <param name="Width">Pixels a row, at least 1.</param>
/// <param name="Height">Rows of a section, at least 1.</param>
/// <param name="Count">Sections, at least 1.</param>
/// <param name="Mode">How pixels are stored: <see cref="MrcMode.Int16"/>, <see cref="MrcMode.Float32"/> or <see cref="MrcMode.Float16"/>.</param>
/// <param name="PixelSize">Pixel size, or null where it is not known; the header then states none.</param>
public sealed record MrcOutput(int Width, int Height, int Count, MrcMode Mode, Length? PixelSize)
{
    /// <summary>The file that this one is made from, or null: its origin, labels and extended header are taken over.</summary>
    public MrcTemplate? Template { get; init; }

    /// <summary>Labels to add to the template's, each at most 80 characters; see <see cref="MrcLabels.Merge"/>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How many labels <see cref="MrcWriter.AddLabel"/> may add to these while the file is written; together they are at most ten.</summary>
    public int LateLabels { get; init; }

    /// <summary>What to do where the file exists already.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;
}
