namespace Thon.Formats.Imod;

/// <summary>What the first line of an IMOD defocus file of version 3 says about its columns and units.</summary>
[Flags]
public enum ImodDefocusFlags
{
    /// <summary>One defocus a line, no more.</summary>
    None = 0,

    /// <summary>A second defocus and the angle of the astigmatism follow.</summary>
    Astigmatism = 1,

    /// <summary>The angle of the astigmatism is in radian.</summary>
    AstigmatismInRadians = 2,

    /// <summary>A phase shift follows.</summary>
    PhaseShift = 4,

    /// <summary>The phase shift is in radian.</summary>
    PhaseInRadians = 8,

    /// <summary>The tilt angles in the file have the opposite sign of those of the stack.</summary>
    InvertedAngles = 16,

    /// <summary>A cut-on frequency of the phase plate follows.</summary>
    CutOn = 32,
}
