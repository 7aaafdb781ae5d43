namespace Thon.Formats.Mdoc;

/// <summary>Which program's habits an mdoc follows.</summary>
public enum MdocDialect
{
    /// <summary>SerialEM and what imitates it: <c>Tilt axis angle = 85.3</c>.</summary>
    SerialEM,

    /// <summary>Thermo Fisher Tomography 5: <c>TiltAxisAngle = -174.23</c>.</summary>
    Tomo5,
}
