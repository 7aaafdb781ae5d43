namespace Thon.Pipeline.Replay;

/// <summary>A number of an estimation that did not come out as it was recorded.</summary>
/// <param name="Name">What it is, for example <c>larger defocus of section 3, A</c>.</param>
/// <param name="Recorded">What the record has; null for nothing.</param>
/// <param name="Found">What came out; null for nothing.</param>
/// <param name="Rounding">How far the two may be apart where another instruction set rounds otherwise, in the unit of the number; 0 where not at all.</param>
public sealed record NumberDifference(string Name, double? Recorded, double? Found, double Rounding)
{
    /// <summary>Whether another instruction set explains it.</summary>
    public bool IsRounding => Math.Abs((Recorded - Found) ?? double.PositiveInfinity) <= Rounding;
}
