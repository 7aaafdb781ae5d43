using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>The script of an array job.</summary>
public static class JobScript
{
    /// <summary>The script of a submission.</summary>
    /// <param name="folder">The folder of the batch, its full path.</param>
    /// <param name="workingFolder">Where relative paths of options start from.</param>
    /// <param name="submission">What is submitted; its settings say the memory.</param>
    /// <exception cref="BadInputException">The template does not serve, or a folder has a name that cannot stand in a job script.</exception>
    public static string Of(BatchFolder folder, string workingFolder, SlurmSubmission submission)
    {
        FindingList.Of(new[] { folder.Out, workingFolder }.Where(IsUnwritable).Distinct().Select(Unwritable)).ThrowIfErrors();
        var values = Values(folder, workingFolder, submission);
        return submission.Settings.Template is { } template ? template.Fill(values) : Usual(values, submission.Settings);
    }

    private static Dictionary<string, string?> Values(BatchFolder folder, string workingFolder, SlurmSubmission submission) => new()
    {
        ["array"] = Array(submission),
        ["command"] = Command(folder, submission),
        ["job-name"] = Quote("thon " + Path.GetFileName(folder.Out)),
        // A percent sign begins a pattern.
        ["output"] = Quote(Path.Combine(folder.Slurm.Replace("%", "%%", StringComparison.Ordinal), "%A_%a.out")),
        ["chdir"] = Quote(workingFolder),
        ["cpus-per-task"] = submission.Settings.Cpus.ToString(CultureInfo.InvariantCulture),
        ["mem"] = submission.Settings.Memory,
        ["partition"] = submission.Settings.Partition,
        ["time"] = submission.Settings.Time,
        ["sbatch-option"] = string.Join('\n', submission.Settings.Options.Select(option => "#SBATCH " + option)),
    };

    // Appended to, so that the words of the attempt that died stay before those of the next one.
    private static string Usual(Dictionary<string, string?> values, SlurmSettings settings) => string.Join('\n',
    [
        "#!/bin/bash",
        .. from name in (string[])["job-name", "array", "output", "chdir", "cpus-per-task", "mem", "partition", "time"]
           where values[name] is not null
           select $"#SBATCH --{name}={values[name]}",
        "#SBATCH --open-mode=append",
        "#SBATCH --requeue",
        .. settings.Options.Select(option => "#SBATCH " + option),
        values["command"],
        "",
    ]);

    private static string Array(SlurmSubmission submission) => string.Create(
        CultureInfo.InvariantCulture,
        $"0-{submission.Tasks.Length - 1}{(submission.Settings.ArrayLimit is { } limit ? $"%{limit}" : "")}");

    private static string Command(BatchFolder folder, SlurmSubmission submission) => string.Create(
        CultureInfo.InvariantCulture,
        $"{submission.Settings.Thon} batch --task \"$SLURM_ARRAY_TASK_ID\" --submission {submission.Number} --out {BashWord.Quote(folder.Out)} --threads \"${{SLURM_CPUS_PER_TASK:-1}}\"{string.Concat(submission.Settings.TaskOptions.Select(option => " " + BashWord.Quote(option)))}");

    private static string Quote(string value) => $"\"{value}\"";

    // sbatch reads these lines by rules of its own, under which a backslash also ends the meaning of %A.
    private static bool IsUnwritable(string path) => path.Any(letter => letter is '"' or '\\' || char.IsControl(letter));

    private static Finding Unwritable(string path) =>
        Finding.Error("slurm-folder-name", path, null, "a quotation mark, a backslash or a line end in its name", "a name that can stand in a job script", "Use a folder of another name");
}
