using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>What a metadata file leaves to others to say, and its reader must know.</summary>
/// <param name="Series">The name of the series wanted, for files that hold several.</param>
/// <param name="Count">How many images the stack has, for files that tell of ranges of them; null where no stack is known.</param>
/// <param name="PixelSize">Pixel size of the images, for files whose shifts are in pixels; null where it is not known, and such shifts are then not read.</param>
public sealed record DialectContext(string Series, int? Count = null, Length? PixelSize = null)
{
    /// <summary>Refined tilt angles by section, for alignments that leave them to another file, as IMOD's do; empty where none are known.</summary>
    public ImmutableArray<Angle> TiltAngles { get; init; } = [];

    /// <summary>The axis that AreTomo's alignment found, about which the hand in its table of fits is; null where it is not known.</summary>
    public Angle? AreTomoAxis { get; init; }

    /// <summary>The axis that IMOD's transforms put upright, about which the hand in its defocus file is; null where there are none, and the hand is then about an upright axis of the images.</summary>
    public Angle? ImodAxis { get; init; }
}
