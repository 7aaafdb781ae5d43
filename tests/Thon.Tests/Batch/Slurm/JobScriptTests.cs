using System.Diagnostics;
using Thon.Batch;
using Thon.Batch.Slurm;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Slurm;

/// <summary>Job scripts, judged by bash and by their lines.</summary>
public sealed class JobScriptTests
{
    private static readonly SlurmSettings Settings = new("'/opt/thon'") { Memory = "900M", Cpus = 2 };

    [Fact]
    public void The_usual_script_says_what_was_asked_for_and_nothing_else()
    {
        var settings = Settings with { Partition = "cpu", Time = "2:00:00", ArrayLimit = 8, Options = ["--account=cryo", "--nice"] };
        Assert.Equal(
            """
            #!/bin/bash
            #SBATCH --job-name="thon out"
            #SBATCH --array=0-1%8
            #SBATCH --output="/data/out/batch/slurm/%A_%a.out"
            #SBATCH --chdir="/data"
            #SBATCH --cpus-per-task=2
            #SBATCH --mem=900M
            #SBATCH --partition=cpu
            #SBATCH --time=2:00:00
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --account=cryo
            #SBATCH --nice
            '/opt/thon' batch --task "$SLURM_ARRAY_TASK_ID" --submission 3 --out '/data/out' --threads "${SLURM_CPUS_PER_TASK:-1}"

            """,
            Script("/data/out", settings));
        Assert.DoesNotContain("partition", Script("/data/out", Settings));
    }

    [Fact]
    public void A_percent_sign_in_a_folder_begins_no_pattern() =>
        Assert.Contains("#SBATCH --output=\"/a%%b/batch/slurm/%A_%a.out\"", Script("/a%b", Settings));

    [Theory]
    [InlineData("/with blank/it's $HOME `id` *;&|<>ü")]
    [InlineData("/-rf")]
    public void Bash_reads_the_folder_as_it_is(string folder)
    {
        string script = Script(folder, Settings with { Thon = "printf '%s\\n'" });
        Assert.Equal(["batch", "--task", "5", "--submission", "3", "--out", folder, "--threads", "1"], Bash(script));
    }

    [Theory]
    [InlineData("/a\"b")]
    [InlineData("/a\\b")]
    [InlineData("/a\nb")]
    public void A_folder_that_cannot_stand_in_a_job_script_is_refused(string folder) =>
        Assert.Equal("slurm-folder-name", Assert.Single(Assert.Throws<BadInputException>(() => Script(folder, Settings)).Findings).Code);

    [Fact]
    public void A_template_is_filled_in()
    {
        var template = new JobTemplate("job.sh", "#!/bin/sh\n#SBATCH -a {{array}} -p {{ partition }} -c {{cpus-per-task}} --mem {{mem}}\n#SBATCH -o {{output}} -D {{chdir}} -J {{job-name}}\n{{sbatch-option}}\nmodule load thon\n{{command}}\n");
        string script = Script("/data/out", Settings with { Partition = "cpu", Options = ["--nice"], Template = template });
        Assert.StartsWith("#!/bin/sh\n#SBATCH -a 0-1 -p cpu -c 2 --mem 900M\n#SBATCH -o \"/data/out/batch/slurm/%A_%a.out\" -D \"/data\" -J \"thon out\"\n#SBATCH --nice\nmodule load thon\n'/opt/thon' batch", script);
    }

    [Fact]
    public void All_that_is_wrong_with_a_template_is_told_with_its_lines()
    {
        var template = new JobTemplate("job.sh", "#!/bin/sh\n#SBATCH -a {{array}} -t {{time}}\n{{comand}}\n");
        var findings = Assert.Throws<BadInputException>(() => Script("/data/out", Settings with { Template = template })).Findings;
        Assert.Equal(["line 2", "line 3", null], findings.Select(finding => finding.Place));
        Assert.Contains("--time", findings[0].Advice);
        Assert.Contains("{{command}}", findings[1].Expected);
        Assert.Contains("no {{command}}", findings[2].Found);
    }

    [Fact]
    public void A_template_that_is_not_there_is_a_finding() =>
        Assert.Equal("slurm-template", Assert.Single(Assert.Throws<BadInputException>(() => JobTemplate.Read("/no/such/file")).Findings).Code);

    [Theory]
    [InlineData(5, 1, 1001, new[] { 1, 1, 1, 1, 1 })]
    [InlineData(5, 2, 1001, new[] { 2, 2, 1 })]
    [InlineData(5, 1, 3, new[] { 2, 2, 1 })]
    [InlineData(2001, 1, 1001, new[] { 2 })]
    public void Series_are_divided_so_that_the_cluster_takes_the_array(int series, int each, int largest, int[] sizes)
    {
        var tasks = SlurmSubmission.Divide([.. Enumerable.Range(0, series)], each, largest);
        Assert.True(tasks.Length <= largest);
        Assert.Equal(Enumerable.Range(0, series), tasks.SelectMany(task => task));
        Assert.Equal(sizes, tasks.Select(task => task.Length).Take(sizes.Length));
    }

    private static string Script(string folder, SlurmSettings settings) =>
        JobScript.Of(new BatchFolder(folder), "/data", new SlurmSubmission(3, 0, [[0, 2], [1]], "", settings));

    private static string[] Bash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, Environment = { ["SLURM_ARRAY_TASK_ID"] = "5" } })!;
        return bash.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
