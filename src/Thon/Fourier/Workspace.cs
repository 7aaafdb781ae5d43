using System.Collections.Concurrent;
using Thon.Fourier.Lanes;

namespace Thon.Fourier;

/// <summary>
/// Transforms and buffers that images coming one after another share. Transforms are prepared once for every size; buffers of exactly the size asked
/// for are lent and taken back. May be used from several threads.
/// </summary>
public sealed class Workspace
{
    private readonly ConcurrentDictionary<int, Lazy<RealFft1D>> _rows = [];
    private readonly ConcurrentDictionary<(int Width, int Height), Lazy<RealFft2D>> _images = [];
    private readonly ConcurrentDictionary<int, Lazy<LanePlan>> _lanes = [];
    private readonly ConcurrentDictionary<(Type Kind, int Length), ConcurrentBag<System.Array>> _idle = [];

    /// <summary>The transform of signals of one length.</summary>
    /// <param name="length">Samples, at least 1.</param>
    public RealFft1D FftOf(int length) => _rows.GetOrAdd(length, size => new(() => new(size))).Value;

    /// <summary>The transform of images of one size.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public RealFft2D FftOf(int width, int height) => _images.GetOrAdd((width, height), size => new(() => new(size.Width, size.Height))).Value;

    /// <summary>The transform of complex signals of one length in the lanes of registers.</summary>
    internal LanePlan LanesOf(int length) => _lanes.GetOrAdd(length, size => new(() => new(size))).Value;

    /// <summary>Lends a buffer until it is disposed of.</summary>
    /// <param name="length">How many values it holds.</param>
    public Loan<T> Rent<T>(int length)
        where T : unmanaged
    {
        var shelf = _idle.GetOrAdd((typeof(T), length), _ => []);
        return new(shelf.TryTake(out var array) ? (T[])array : GC.AllocateUninitializedArray<T>(length), shelf);
    }

    /// <summary>A buffer on loan.</summary>
    public sealed class Loan<T> : IDisposable
        where T : unmanaged
    {
        private readonly ConcurrentBag<System.Array> _shelf;
        private T[]? _array;

        internal Loan(T[] array, ConcurrentBag<System.Array> shelf) => (_array, _shelf) = (array, shelf);

        /// <summary>The buffer; what it holds at first is left over from others.</summary>
        /// <exception cref="ObjectDisposedException">The buffer was taken back.</exception>
        public Span<T> Span => Array;

        internal T[] Array => _array ?? throw new ObjectDisposedException(nameof(Loan<T>));

        /// <summary>Takes the buffer back, once.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _array, null) is { } array) _shelf.Add(array);
        }
    }
}
