namespace Thon.Provenance.Numbers;

/// <summary>One change by hand in a record.</summary>
/// <param name="What">What was done.</param>
/// <param name="Section">The section it was done to, from 0; null for the series as a whole.</param>
/// <param name="Before">The tilt before it; null for the series as a whole, whose numbers before stand in the job before.</param>
/// <param name="After">The tilt after it; null for the series as a whole.</param>
public sealed record ManualChangeNumbers(ManualAct What, int? Section, ManualTiltNumbers? Before, ManualTiltNumbers? After)
{
    /// <summary>The change in words, such as <c>section 12: defocus 31204 -> 30950 A</c>.</summary>
    public string Text => ManualWords.Of(this);
}
