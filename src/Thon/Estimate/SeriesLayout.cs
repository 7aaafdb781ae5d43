namespace Thon.Estimate;

/// <summary>Where each number of a whole series stands in its equations; null where a number is not fitted.</summary>
/// <param name="Tilts">How many tilts there are; tilt i's defocus is number i.</param>
/// <param name="FirstPhase">The phase, or that of the first tilt.</param>
/// <param name="PhaseCount">0, 1 or one for every tilt.</param>
/// <param name="Astigmatism">The astigmatism in the middle of the acquisition, cosine and sine.</param>
/// <param name="AstigmatismDrift">What is added to it at the end of the acquisition and taken off at the beginning, cosine and sine.</param>
/// <param name="LogThickness">Logarithm of the thickness.</param>
/// <param name="Plane">Tilt offset and X-tilt, radian.</param>
/// <param name="Shape">Shape of the contrast.</param>
/// <param name="Count">How many numbers there are.</param>
internal sealed record SeriesLayout(
    int Tilts, int FirstPhase, int PhaseCount, int Astigmatism, int? AstigmatismDrift, int? LogThickness, int? Plane, int Shape, int Count)
{
    /// <summary>The layout for some settings.</summary>
    public static SeriesLayout Of(int tilts, EstimationSettings settings)
    {
        int next = tilts;
        int Take(int count) => (next += count) - count;
        int phases = settings.Phase switch { PhaseModel.Stated => 0, PhaseModel.Fitted => 1, _ => tilts };
        return new(
            tilts,
            Take(phases),
            phases,
            Take(2),
            settings.Astigmatism == AstigmatismModel.Drifting ? Take(2) : null,
            settings.SlabThickness is null ? Take(1) : null,
            settings.Plane == PlaneModel.Fitted ? Take(2) : null,
            Take(LocalIndex.ContrastCount),
            next);
    }

    /// <summary>The phase of a tilt, or null where phases are not fitted.</summary>
    public int? PhaseOf(int tilt) => PhaseCount == 0 ? null : FirstPhase + (PhaseCount == 1 ? 0 : tilt);
}
