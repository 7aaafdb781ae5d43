using Thon.Units;

namespace Thon.Estimate;

/// <summary>What the estimation looks at and where it looks. The defaults serve every ordinary series.</summary>
public sealed record EstimationSettings
{
    /// <summary>
    /// Side of the square tiles, pixels; even. Null for 512, or 1024 where the pixels are so fine that the lens displaces waves by a good part of 512 of them.
    /// Images less than twice as large have smaller tiles.
    /// </summary>
    public int? TileSize { get; init; }

    /// <summary>Coarsest spacing fitted; coarser ones hold shapes, not rings.</summary>
    public Length CoarsestResolution { get; init; } = Length.FromAngstroms(40);

    /// <summary>Finest spacing fitted, as far as the pixels allow.</summary>
    public Length FinestResolution { get; init; } = Length.FromAngstroms(3);

    /// <summary>The lowest defocus searched.</summary>
    public Length LowestDefocus { get; init; } = Length.FromMicrometers(0.3);

    /// <summary>The highest defocus searched.</summary>
    public Length HighestDefocus { get; init; } = Length.FromMicrometers(10);

    /// <summary>Finest spacing the global search uses; the fit that follows goes on to <see cref="FinestResolution"/>.</summary>
    public Length FinestSearchResolution { get; init; } = Length.FromAngstroms(5);

    /// <summary>What is assumed of the phase.</summary>
    public PhaseModel Phase { get; init; } = PhaseModel.Stated;

    /// <summary>The phase of every tilt where it is stated; -180 to 180 degrees.</summary>
    public Angle PhaseShift { get; init; }

    /// <summary>What is assumed of the specimen's inclination on the stage.</summary>
    public PlaneModel Plane { get; init; } = PlaneModel.Stated;

    /// <summary>How the astigmatism behaves.</summary>
    public AstigmatismModel Astigmatism { get; init; } = AstigmatismModel.Shared;

    /// <summary>Thickness of the slab along the beam at zero tilt where it is known; null to fit it.</summary>
    public Length? SlabThickness { get; init; }

    /// <summary>How many threads may work; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
