using System.Runtime.InteropServices;

namespace Thon.Imaging;

/// <summary>A complex number of two single-precision parts, stored real part first.</summary>
/// <param name="Re">Real part.</param>
/// <param name="Im">Imaginary part.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Complex32(float Re, float Im)
{
    /// <summary>Re^2 + Im^2.</summary>
    public float Power => Re * Re + Im * Im;

    /// <summary>The number times a real factor.</summary>
    public static Complex32 operator *(Complex32 a, float b) => new(a.Re * b, a.Im * b);
}
