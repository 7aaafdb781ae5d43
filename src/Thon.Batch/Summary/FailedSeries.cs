using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Summary;

/// <summary>A series that failed, as <c>failed.json</c> tells of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stack">Full path of its stack.</param>
/// <param name="MayPass">Whether another attempt with the same input may end otherwise.</param>
/// <param name="Log">What became of every attempt: a path relative to the folder of the batch, with forward slashes.</param>
/// <param name="Findings">Everything found, the errors first.</param>
public sealed record FailedSeries(string Name, string Stack, bool MayPass, string Log, ImmutableArray<Finding> Findings);
