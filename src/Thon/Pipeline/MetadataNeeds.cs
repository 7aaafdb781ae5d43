namespace Thon.Pipeline;

/// <summary>What a step cannot do without; what is missing of it is an error, what is missing of the rest is left open.</summary>
[Flags]
public enum MetadataNeeds
{
    /// <summary>Nothing but the pixel size, which every step needs.</summary>
    None = 0,

    /// <summary>The angle of every tilt.</summary>
    TiltAngles = 1,

    /// <summary>Voltage and spherical aberration.</summary>
    Optics = 2,

    /// <summary>The exposure before and of every tilt.</summary>
    Exposures = 4,

    /// <summary>The defocus of every tilt.</summary>
    Defocus = 8,

    /// <summary>The voltage.</summary>
    Voltage = 16,

    /// <summary>Axis and hand as far as they are stated, where the images cannot be asked; nothing is missing without them.</summary>
    StatedGeometry = 32,

    /// <summary>The exposures, and the voltage, which scales the damage that Grant and Grigorieff measured.</summary>
    Dose = Exposures | Voltage,
}
