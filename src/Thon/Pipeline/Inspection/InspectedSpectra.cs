using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>The spectra of the tilts of a series, each read when it is first needed and then kept. Several threads may ask.</summary>
/// <param name="stack">The raw images.</param>
/// <param name="series">The series.</param>
/// <param name="settings">How it was estimated.</param>
internal sealed class InspectedSpectra(InspectedStack stack, TiltSeries series, EstimationSettings settings)
{
    private readonly Shelf[] _shelves = [.. series.Tilts.Select(_ => new Shelf())];
    private readonly SpectraReader _reader = new(series, settings);

    /// <summary>Whether there are images to read, and a geometry and optics to read them by.</summary>
    public bool HasImages => IsKnown && stack.File is not null;

    private bool IsKnown => series is { Geometry: not null, HasOptics: true };

    /// <summary>The spectra of a tilt; null where its image is blank, or images, geometry or optics are missing.</summary>
    /// <param name="place">The place of the tilt in the series.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public PatchSpectra? Of(int place, CancellationToken cancellation)
    {
        var shelf = _shelves[place];
        lock (shelf.Reading)
        {
            if (shelf.IsRead || !IsKnown || stack.File is not { } images) return shelf.Spectra;
            shelf.Spectra = _reader.Read(images, place, cancellation);
            shelf.IsRead = true;
            return shelf.Spectra;
        }
    }

    private sealed class Shelf
    {
        public Lock Reading { get; } = new();

        public bool IsRead { get; set; }

        public PatchSpectra? Spectra { get; set; }
    }
}
