namespace Thon.AccuracyStudies;

/// <summary>What an estimation may not know; lengths in angstrom, angles in radian.</summary>
internal enum Unknown
{
    /// <summary>Mean defocus of one tilt.</summary>
    Defocus,

    /// <summary>Phase shift of the series.</summary>
    Phase,

    /// <summary>(U - V)/2 cos 2 angle, shared by the series.</summary>
    AstigmatismCosine,

    /// <summary>(U - V)/2 sin 2 angle, shared by the series.</summary>
    AstigmatismSine,

    /// <summary>Thickness of the slab at zero tilt.</summary>
    Thickness,

    /// <summary>Tilt of the specimen at stage angle zero, as far as the defocus plane shows it.</summary>
    TiltOffset,

    /// <summary>Inclination along the axis, as far as the defocus plane shows it.</summary>
    XTilt,
}
