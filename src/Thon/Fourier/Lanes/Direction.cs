namespace Thon.Fourier.Lanes;

/// <summary>The sign of the exponent.</summary>
internal enum Direction
{
    /// <summary>exp(-2 pi i ...).</summary>
    Forward,

    /// <summary>exp(+2 pi i ...).</summary>
    Inverse,
}
