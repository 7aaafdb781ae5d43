using Thon.Estimate.Tiles;
using Thon.Tilts;

namespace Thon.Estimate.Diagnosis;

/// <summary>Stand-in.</summary>
public sealed class DiagnosedTilt(PatchSpectra spectra, TiltSeries series, int place)
{
    /// <summary>Stand-in.</summary>
    public TiltCurves CurvesAt(TiltTrial trial) => throw new NotSupportedException($"{spectra}{series}{place}{trial}");

    /// <summary>Stand-in.</summary>
    public TiltDiagnosis At(TiltTrial trial, TiltCurves curves) => throw new NotSupportedException($"{spectra}{series}{place}{trial}{curves}");
}
