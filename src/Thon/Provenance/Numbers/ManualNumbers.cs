using System.Collections.Immutable;

namespace Thon.Provenance.Numbers;

/// <summary>What was changed by hand, and by whom.</summary>
/// <param name="By">The name of the user as the system knows it; null where it is not known.</param>
/// <param name="Changes">The changes, in order; what was undone is not among them.</param>
public sealed record ManualNumbers(string? By, ImmutableArray<ManualChangeNumbers> Changes);
