namespace Thon.Pipeline;

/// <summary>What an image file in a folder is, as far as its header and what lies beside it tell.</summary>
public enum StackKind
{
    /// <summary>A tilt series: its tilt angles are known.</summary>
    TiltSeries,

    /// <summary>A file that cannot be opened, though tilt angles lie beside it: a tilt series that was cut short or damaged.</summary>
    DamagedSeries,

    /// <summary>A file that cannot be opened, and nothing beside it says that it is a tilt series.</summary>
    Unreadable,

    /// <summary>A stack nobody knows the tilt angles of.</summary>
    NoAngles,

    /// <summary>A single image.</summary>
    SingleImage,

    /// <summary>A volume.</summary>
    Volume,

    /// <summary>A stack of even or odd halves, by its name.</summary>
    Half,

    /// <summary>Images that Thon has processed already, by their label.</summary>
    Result,
}
