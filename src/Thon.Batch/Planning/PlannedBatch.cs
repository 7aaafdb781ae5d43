using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>A plan, and what is to be told about it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Findings">Errors where an input or a list does not serve, so that nothing is to be done; notes of what was passed over and of rows that win over the command line.</param>
/// <param name="PassedOver">Everything that was found and is not worked on.</param>
public sealed record PlannedBatch(BatchPlan Plan, FindingList Findings, ImmutableArray<PassedOver> PassedOver);
