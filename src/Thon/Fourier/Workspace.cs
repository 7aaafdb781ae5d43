using System.Collections.Concurrent;

namespace Thon.Fourier;

/// <summary>
/// Transforms and buffers that images coming one after another share. Transforms are prepared once for every size; buffers of exactly the size asked
/// for are lent and taken back. May be used from several threads.
/// </summary>
public sealed class Workspace
{
    private readonly ConcurrentDictionary<(int Width, int Height), Lazy<RealFft2D>> _plans = [];
    private readonly ConcurrentDictionary<(Type Kind, int Length), ConcurrentBag<Array>> _idle = [];

    /// <summary>The transform of images of one size.</summary>
    /// <param name="width">Pixels a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public RealFft2D FftOf(int width, int height) =>
        _plans.GetOrAdd((width, height), size => new(() => new(size.Width, size.Height))).Value;

    /// <summary>Lends a buffer until it is disposed of.</summary>
    /// <param name="length">How many values it holds.</param>
    public Loan<T> Rent<T>(int length)
        where T : unmanaged
    {
        var shelf = _idle.GetOrAdd((typeof(T), length), _ => []);
        return new(shelf.TryTake(out var array) ? (T[])array : GC.AllocateUninitializedArray<T>(length), shelf);
    }

    /// <summary>A buffer on loan.</summary>
    public readonly struct Loan<T> : IDisposable
        where T : unmanaged
    {
        private readonly T[] _array;
        private readonly ConcurrentBag<Array> _shelf;

        internal Loan(T[] array, ConcurrentBag<Array> shelf) => (_array, _shelf) = (array, shelf);

        /// <summary>The buffer; what it holds at first is left over from others.</summary>
        public Span<T> Span => _array;

        /// <summary>Takes the buffer back.</summary>
        public void Dispose() => _shelf.Add(_array);
    }
}
