namespace Thon.Tilts;

/// <summary>
/// The sense of the defocus gradient. <see cref="Plus"/>: +x is more underfocused at positive tilt when the axis is vertical
/// (IMOD's convention); it is rlnTomoHand = -1.
/// </summary>
public enum Hand
{
    /// <summary>-x is more underfocused at positive tilt; rlnTomoHand = +1.</summary>
    Minus = -1,

    /// <summary>+x is more underfocused at positive tilt; rlnTomoHand = -1.</summary>
    Plus = 1,
}
