using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution;

/// <summary>Filters a volume's half spectrum along its depth, whole where it lies in memory, or a slab of rows at a time.</summary>
internal static unsafe class DepthPass
{
    /// <summary>Filters in place.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="spectrum">Where the spectrum is.</param>
    /// <param name="power">Takes the power of each column of the filtered spectrum; null where nobody asks.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="cancellation">Stops the work between slabs.</param>
    public static void RunInPlace(DepthJob job, ISpectrumStore spectrum, double[]? power, int threads, CancellationToken cancellation)
    {
        var filter = DepthFilter.For(Engine.Widest);
        long columns = (long)spectrum.SpectrumWidth * spectrum.Height;
        if (spectrum.Whole != null)
        {
            filter.RunInPlace(job, (float*)spectrum.Whole, 2 * (nint)columns, 0, columns, power, threads);
            return;
        }
        int together = spectrum.RowsTogether;
        int RowsOf(int slab) => Math.Min(together, spectrum.Height - slab * together);
        new SectionStream<Complex32[]>(
            () => GC.AllocateUninitializedArray<Complex32>(checked(Math.Min(together, spectrum.Height) * spectrum.SpectrumWidth * spectrum.Depth)),
            (slab, values) => ForEachSlice(values, RowsOf(slab), spectrum, (z, rows) => spectrum.Read(z, slab * together, rows)),
            (slab, values) =>
            {
                int width = spectrum.SpectrumWidth * RowsOf(slab);
                fixed (Complex32* first = values)
                    filter.RunInPlace(job, (float*)first, 2 * (nint)width, (long)slab * together * spectrum.SpectrumWidth, width, power, 1);
            },
            (slab, values) => ForEachSlice(values, RowsOf(slab), spectrum, (z, rows) => spectrum.Write(z, slab * together, rows)))
            .Run((spectrum.Height + together - 1) / together, threads, cancellation);
    }

    private delegate void SliceAction(int z, Span<Complex32> rows);

    private static void ForEachSlice(Complex32[] slab, int rows, ISpectrumStore spectrum, SliceAction act)
    {
        int length = rows * spectrum.SpectrumWidth;
        for (int z = 0; z < spectrum.Depth; z++) act(z, slab.AsSpan(z * length, length));
    }
}
