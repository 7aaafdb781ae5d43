namespace Thon.Tilts;

/// <summary>How a series was acquired.</summary>
public enum DoseScheme
{
    /// <summary>In the order of the stack.</summary>
    Stack,

    /// <summary>In the opposite order.</summary>
    Reverse,

    /// <summary>Away from zero on both sides in turn; the first tilt stands alone, as in SerialEM: by twos 0, 3, 6, -3, -6, 9, 12 ...</summary>
    Symmetric,

    /// <summary>The same, but the first tilt counts in the first group, as in Hagen's script: by twos 0, 3, -3, -6, 6, 9 ... [Hagen2017].</summary>
    Hagen,

    /// <summary>From a starting angle to one end, then from beside it to the other.</summary>
    Bidirectional,
}
