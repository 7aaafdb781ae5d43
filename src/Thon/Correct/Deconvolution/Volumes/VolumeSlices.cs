using System.Collections.Concurrent;
using Thon.Findings;
using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>The slices of a volume on their way into the half spectrum and out of it.</summary>
/// <param name="volume">The volume.</param>
/// <param name="spectrum">Where the spectrum is.</param>
/// <param name="threads">How many slices are worked on at once.</param>
/// <param name="sectionDone">Called after every slice.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed unsafe class VolumeSlices(ISectionSource volume, VolumeSpectrum spectrum, int threads, Action sectionDone, CancellationToken cancellation)
{
    // Slices of something larger: the inverse divides by all voxels.
    private readonly RealFft2D _fft = new(volume.Width, volume.Height, (long)volume.Width * volume.Height * volume.Count, Engine.Widest);

    // Frames of both ways: those of the way there serve on the way back.
    private readonly ConcurrentBag<Slice> _made = [];
    private ConcurrentBag<Slice> _idle = [];

    /// <summary>
    /// A level that is taken off every voxel before the transforms, the mean of the first slice: beside a large one the contrast would lose digits. It belongs to zero
    /// frequency alone.
    /// </summary>
    public double Level { get; private set; }

    /// <summary>Transforms every slice into the spectrum.</summary>
    /// <returns>The statistics of the volume.</returns>
    /// <exception cref="BadInputException">A voxel is no finite number.</exception>
    public Statistics Forward()
    {
        var statistics = new Statistics[volume.Count];
        Level = FirstMean();
        new SectionStream<Slice>(
            NewSlice,
            (z, slice) => volume.Read(z, slice.Voxels),
            (z, slice) =>
            {
                statistics[z] = Statistics.Of(slice.Voxels);
                if (!double.IsFinite(statistics[z].Mean)) throw new BadInputException(NotFinite(z, slice.Voxels));
                GreyValues.MapInPlace(slice.Voxels, 1, -(float)Level);
                fixed (float* voxels = slice.Voxels)
                fixed (Complex32* own = slice.Values)
                    _fft.Forward(voxels, (float*)spectrum.PlaceOf(z, own), 1, 1);
            },
            (z, slice) =>
            {
                spectrum.Keep(z, slice.Values);
                sectionDone();
            }).Run(volume.Count, threads, cancellation);
        return statistics.Aggregate(default(Statistics), Statistics.Combine);
    }

    /// <summary>Transforms every slice of the spectrum back; what was there is destroyed.</summary>
    /// <param name="result">Takes the slices.</param>
    /// <param name="factor">What every voxel is multiplied by.</param>
    /// <param name="offset">What is then added.</param>
    public void Inverse(ISectionSink result, float factor, float offset)
    {
        _idle = [.. _made];
        new SectionStream<Slice>(
            NewSlice,
            (z, slice) => spectrum.Fetch(z, slice.Values),
            (z, slice) =>
            {
                fixed (float* voxels = slice.Voxels)
                fixed (Complex32* own = slice.Values)
                    _fft.Inverse((float*)spectrum.PlaceOf(z, own), voxels, 1, 1);
                if ((factor, offset) != (1, 0)) GreyValues.MapInPlace(slice.Voxels, factor, offset);
            },
            (z, slice) =>
            {
                result.Write(z, slice.Voxels);
                sectionDone();
            }).Run(volume.Count, threads, cancellation);
    }

    private double FirstMean()
    {
        var slice = NewSlice();
        volume.Read(0, slice.Voxels);
        double mean = Statistics.Of(slice.Voxels).Mean;
        _idle.Add(slice);
        return double.IsFinite(mean) ? (float)mean : 0;
    }

    private Slice NewSlice()
    {
        if (_idle.TryTake(out var idle)) return idle;
        var slice = new Slice(GC.AllocateUninitializedArray<float>(volume.Width * volume.Height), GC.AllocateUninitializedArray<Complex32>(spectrum.OwnRoom));
        _made.Add(slice);
        return slice;
    }

    // A single one would spread over the whole volume in the first transform.
    private Finding NotFinite(int z, float[] voxels)
    {
        int first = Array.FindIndex(voxels, voxel => !float.IsFinite(voxel)), count = voxels.Count(voxel => !float.IsFinite(voxel));
        return Finding.Error(
            "voxel-not-finite", volume.Name, $"section {z}, row {first / volume.Width}, column {first % volume.Width} (from 0)",
            $"{voxels[first]}, the first of {count} voxels of this section that are no finite numbers", "finite numbers",
            "Find out what made them; a single one would spoil the whole volume");
    }

    private sealed record Slice(float[] Voxels, Complex32[] Values);
}
