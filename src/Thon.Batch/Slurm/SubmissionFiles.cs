using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch.Slurm;

/// <summary>The submissions of a batch on disk.</summary>
/// <param name="folder">The folder of the batch.</param>
public sealed class SubmissionFiles(BatchFolder folder)
{
    private const string Name = "submission-", Ending = ".json";

    /// <summary>Where the job script of a submission lies.</summary>
    public string ScriptOf(int number) => Path.Combine(folder.Slurm, SlurmSubmission.MarkOf(number) + ".sh");

    /// <summary>The last submission; null where there was none.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public SlurmSubmission? Last() => LastNumber() is { } number ? Read(number) : null;

    /// <summary>The number the next submission has. A number is never given twice, whatever became of it.</summary>
    public int NextNumber() => (LastNumber() ?? 0) + 1;

    /// <summary>A submission.</summary>
    /// <exception cref="BadInputException">There is none of this number, or it is damaged or of a later version.</exception>
    public SlurmSubmission Read(int number)
    {
        string path = PathOf(number);
        try
        {
            return JsonSerializer.Deserialize<SlurmSubmission>(File.ReadAllBytes(path), BatchJson.Options) is { FormatVersion: 1 } submission
                ? submission
                : throw Unreadable(path, "another format");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unreadable(path, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Writes a submission, whole or not at all.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Write(SlurmSubmission submission)
    {
        Directory.CreateDirectory(folder.Slurm);
        TextFiles.Write([(PathOf(submission.Number), JsonSerializer.Serialize(submission, BatchJson.Options) + "\n")], Overwrite.Replace);
    }

    /// <summary>Writes a submission and its job script, both or none.</summary>
    /// <exception cref="BadInputException">They cannot be written.</exception>
    public void Write(SlurmSubmission submission, string script)
    {
        Directory.CreateDirectory(folder.Slurm);
        TextFiles.Write([(ScriptOf(submission.Number), script), (PathOf(submission.Number), JsonSerializer.Serialize(submission, BatchJson.Options) + "\n")], Overwrite.Replace);
    }

    /// <summary>SHA-256 of the plan as it lies on disk: tasks call series by their places in it.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public string HashOfPlan()
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.Plan)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder.Plan, e.Message.TrimEnd('.'));
        }
    }

    private string PathOf(int number) => Path.Combine(folder.Slurm, SlurmSubmission.MarkOf(number) + Ending);

    private int? LastNumber()
    {
        if (!Directory.Exists(folder.Slurm)) return null;
        int[] numbers =
        [
            .. from file in Directory.EnumerateFiles(folder.Slurm, Name + "*" + Ending)
               let digits = Path.GetFileName(file)[Name.Length..^Ending.Length]
               where int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _)
               select int.Parse(digits, CultureInfo.InvariantCulture),
        ];
        return numbers.Length > 0 ? numbers.Max() : null;
    }

    private static BadInputException Unreadable(string path, string found) =>
        new(Finding.Error("slurm-submission-unreadable", path, null, found, "what thon batch wrote for SLURM", "Check the permissions of the folder"));
}
