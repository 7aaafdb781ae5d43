using Thon.Findings;
using Thon.Tilts;

namespace Thon.Check.Files;

/// <summary>Stacks are in the order of their angles or in the order of acquisition. One that is in neither was put together by hand, or is not the one its mdoc is of.</summary>
public static class StackOrder
{
    /// <summary>Finds a stack in an order of its own.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        if (claims.Sections.IsEmpty || claims.Sections.Any(section => section.Acquired is null || section.TiltAngle is null)) yield break;
        if (DoseOrder.IsSortedByAngle([.. claims.Sections.Select(section => section.TiltAngle!.Value)])) yield break;
        int[] early = [.. Enumerable.Range(1, claims.Sections.Length - 1).Where(i => claims.Sections[i].Acquired < claims.Sections[i - 1].Acquired)];
        if (early.Length == 0) yield break;
        yield return Finding.Warning(
            "stack-order-mixed", claims.Mdoc!.Name, $"section {early[0]}", $"acquired before section {early[0] - 1}, and angles that are not sorted",
            "sections in the order of acquisition, or of their angles", "Check that the sections of the mdoc are in the order of the images");
    }
}
