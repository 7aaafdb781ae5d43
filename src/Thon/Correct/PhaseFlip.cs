using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Thon.Imaging;

namespace Thon.Correct;

/// <summary>Correction by phase flipping: every frequency is multiplied by the sign of the CTF, which loses and amplifies nothing.</summary>
public static class PhaseFlip
{
    /// <summary>Writes the flipped spectrum.</summary>
    /// <param name="spectrum">Half spectrum, [ky, kx].</param>
    /// <param name="map">Its phases.</param>
    /// <param name="defocusOffset">What the place adds to the defocus of the image centre, angstrom.</param>
    /// <param name="flipped">Takes the flipped half spectrum; may be the memory of <paramref name="spectrum"/>.</param>
    public static void Apply(ReadOnlySpan<Complex32> spectrum, PhaseMap map, float defocusOffset, Span<Complex32> flipped)
    {
        // sin(pi t) is negative where floor(t) is odd; the lowest bit of floor(t), moved to the top, is the sign to flip.
        var source = MemoryMarshal.Cast<Complex32, long>(spectrum);
        var target = MemoryMarshal.Cast<Complex32, long>(flipped);
        ReadOnlySpan<float> start = map.Base, slope = map.PerDefocus;
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
            for (var offset = Vector512.Create(defocusOffset); i <= start.Length - 16; i += 16)
            {
                var t = Vector512.FusedMultiplyAdd(Vector512.Create(slope[i..]), offset, Vector512.Create(start[i..]));
                var parity = Vector512.ShiftLeft(Vector512.ConvertToInt32Native(Vector512.Floor(t)), 31).AsUInt32();
                var (low, high) = Vector512.Widen(parity);
                (Vector512.Create(source[i..]) ^ BothParts(low)).CopyTo(target[i..]);
                (Vector512.Create(source[(i + 8)..]) ^ BothParts(high)).CopyTo(target[(i + 8)..]);
            }
        for (; i < start.Length; i++)
        {
            bool odd = ((int)MathF.Floor(MathF.FusedMultiplyAdd(slope[i], defocusOffset, start[i])) & 1) != 0;
            target[i] = odd ? source[i] ^ unchecked((long)0x8000000080000000) : source[i];
        }
    }

    private static Vector512<long> BothParts(Vector512<ulong> sign) => (sign | Vector512.ShiftLeft(sign, 32)).AsInt64();
}
