using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Tells what was passed over: for each reason how much, and the first names.</summary>
internal static class PassedOverNotes
{
    private const int Names = 12;

    /// <summary>A note for each reason.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<PassedOver> passed) =>
        from same in passed.GroupBy(one => one.Reason)
        let names = same.Select(one => one.Path).Order(NaturalOrder.Instance).ToArray()
        select Finding.Note(
            "batch-passed-over", null, null,
            $"passed over {names.Length} {same.Key}: {string.Join(", ", names.Take(Names))}{(names.Length > Names ? $" and {names.Length - Names} more" : "")}");
}
