using Thon.Optics;
using Thon.Units;

namespace Thon.Estimate.Diagnosis;

/// <summary>Stand-in.</summary>
public static class RingDefocus
{
    /// <summary>Stand-in.</summary>
    public static Defocus? Of(Microscope microscope, TiltTrial trial, double k, Angle direction, int? zero = null) => throw new NotSupportedException($"{microscope}{trial}{k}{direction}{zero}");
}
