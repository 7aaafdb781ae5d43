using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thon.Fourier.Lanes;

/// <summary>Pooled work space of one call, pinned, starting on a cache line. What it holds at first is undefined.</summary>
internal readonly unsafe ref struct Scratch : IDisposable
{
    private const int CacheLine = 64;
    private readonly float[] array;
    private readonly GCHandle pin;

    public Scratch(int floats)
    {
        array = ArrayPool<float>.Shared.Rent(floats + CacheLine / sizeof(float));
        pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        nint address = pin.AddrOfPinnedObject();
        Floats = (float*)((address + CacheLine - 1) & ~(nint)(CacheLine - 1));
    }

    /// <summary>The first float.</summary>
    public float* Floats { get; }

    public void Dispose()
    {
        pin.Free();
        ArrayPool<float>.Shared.Return(array);
    }
}
