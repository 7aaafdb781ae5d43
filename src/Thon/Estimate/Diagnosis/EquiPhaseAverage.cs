using Thon.Estimate.Tiles;
using Thon.Optics;

namespace Thon.Estimate.Diagnosis;

/// <summary>
/// Averages the rings of a tilt over cells of equal phase. A cell of a patch has its own defocus, by its direction and its place on the slope; it belongs to the frequency at which the
/// phase is the same at the mean defocus. So nothing is smeared, however steep the specimen and however strong the astigmatism. For the picture only the place is evened out: a cell
/// keeps its direction, and goes where the phase is the same at the image centre along it.
/// </summary>
internal sealed class EquiPhaseAverage
{
    private readonly PolarGrid _grid;
    private readonly ContrastTransfer _transfer;
    private readonly int[] _sector;
    private readonly int _usefulRings;

    /// <summary>An empty average.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="transfer">The transfer function at the image centre.</param>
    /// <param name="sectors">The sector of every cell, from 0.</param>
    /// <param name="usefulRings">How many rings, from the coarsest, hold anything.</param>
    public EquiPhaseAverage(PolarGrid grid, ContrastTransfer transfer, int[] sectors, int usefulRings)
    {
        (_grid, _transfer, _sector, _usefulRings) = (grid, transfer, sectors, usefulRings);
        (Rings, Sectors) = (new(grid.RingCount), new(grid.RingCount * PolarGrid.Sectors));
    }

    /// <summary>One bin a ring.</summary>
    public RippleSums Rings { get; }

    /// <summary>One bin for every sector of every ring, [ring, sector].</summary>
    public RippleSums Sectors { get; }

    /// <summary>Adds a patch.</summary>
    /// <param name="ripples">Its cells.</param>
    /// <param name="tiles">How many tiles it counts for.</param>
    /// <param name="offset">What its place adds to the defocus, angstrom.</param>
    public void Add(PatchRipples ripples, double tiles, double offset)
    {
        double mean = _transfer.Defocus.Mean.Angstroms;
        for (int cell = 0; cell < _grid.RingStart[_usefulRings]; cell++)
        {
            if (_grid.PixelCount[cell] == 0) continue;
            double weight = _grid.PixelCount[cell] * tiles, k2 = _grid.SquaredFrequency[cell], defocus = ripples.Defocus[cell];
            if (RingOf(k2, defocus, mean) is { } ring) Rings.Add(ring, weight, ripples.Measured[cell], ripples.Model[cell]);
            if (RingOf(k2, defocus, defocus - offset) is { } along) Sectors.Add(along * PolarGrid.Sectors + _sector[cell], weight, ripples.Measured[cell], ripples.Model[cell]);
        }
    }

    private int? RingOf(double k2, double defocus, double target)
    {
        if (PhaseFrequency.OfSamePhase(_transfer, k2, defocus, target) is not { } same) return null;
        double place = _grid.RingPlace(Math.Sqrt(same));
        return place >= 0 && place < _usefulRings ? (int)place : null;
    }
}
