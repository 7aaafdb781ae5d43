using Thon.Findings;
using Thon.Tilts;

namespace Thon.Check.Files;

/// <summary>The images are such as nothing has been done to, and the files say the same of them.</summary>
public static class DataTypeLabel
{
    /// <summary>Finds a stack that is a result, and files that say another thing was done to it.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        var labelled = DataType.FromLabels(claims.Stack.Labels);
        if (labelled is { IsCtfCorrected: true } or { IsDoseWeighted: true } or { IsDeconvolved: true })
            yield return Finding.Warning(
                "data-type-result", claims.Stack.Name, "data type label", $"'{labelled.Label}'", "images that nothing has been done to",
                "What is corrected or weighted already is refused by the steps that do it; check that this is the stack you mean");
        foreach (var file in claims.Descriptions.Where(file => file.DataType is not null && file.DataType != (labelled ?? DataType.Raw)))
            yield return Finding.Note(
                "data-type-differs", file.FileName, "thonDataType", $"'{file.DataType!.Label}'", $"'{(labelled ?? DataType.Raw).Label}' of the stack",
                "The file was written with another stack of this series; its defoci hold for both");
    }
}
