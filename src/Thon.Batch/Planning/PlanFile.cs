using System.Text.Json;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch.Planning;

/// <summary>The plan of a batch on disk.</summary>
public static class PlanFile
{
    /// <summary>Reads the plan of a folder.</summary>
    /// <exception cref="BadInputException">There is none, or it is damaged or of a later version.</exception>
    public static BatchPlan Read(BatchFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BatchPlan>(File.ReadAllBytes(folder.Plan), BatchJson.Options) is { FormatVersion: 1 } plan
                ? plan
                : throw Unreadable(folder, "another format");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unreadable(folder, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Writes the plan, whole or not at all.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static void Write(BatchFolder folder, BatchPlan plan)
    {
        RoomMaking.Make(folder.Own);
        TextFiles.Write([(folder.Plan, JsonSerializer.Serialize(plan, BatchJson.Options) + "\n")], Overwrite.Replace);
    }

    private static BadInputException Unreadable(BatchFolder folder, string found) =>
        new(Finding.Error("batch-plan-unreadable", folder.Plan, null, found, "the plan that thon batch wrote", "Give the folder of --out, or start the batch again with its inputs"));
}
