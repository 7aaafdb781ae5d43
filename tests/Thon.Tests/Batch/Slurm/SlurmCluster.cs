using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace Thon.Tests.Batch.Slurm;

/// <summary>A SLURM of its own on this machine: a controller, two nodes of two cores, and munge, in a folder and on ports that nobody else uses. It ends with the tests.</summary>
public sealed partial class SlurmCluster : IDisposable
{
    private const int Term = 15, Kill = 9;

    private static readonly string[] Needed = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"];

    private readonly string _folder = Repository.TemporaryFolder();

    /// <summary>Starts it, where that is possible.</summary>
    public SlurmCluster()
    {
        WhyNot = Obstacle();
        if (WhyNot is not null || OperatingSystem.IsWindows()) return;
        File.WriteAllBytes(In("munge.key"), RandomNumberGenerator.GetBytes(128));
        File.SetUnixFileMode(In("munge.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(Configuration, ConfigurationText());
        foreach (string folder in (string[])["state", "spool-ci1", "spool-ci2"]) Directory.CreateDirectory(In(folder));
        try
        {
            // By force: the folders of the tests are closed to others, who could not reach the socket; here nobody else shall.
            Do("munged", "--force", $"--key-file={In("munge.key")}", $"--socket={In("munge.socket")}", $"--pid-file={In("munged.pid")}", $"--log-file={In("munged.log")}", $"--seed-file={In("munged.seed")}");
            Do("slurmctld", "-c");
            Revive("ci1");
            Revive("ci2");
            AwaitIdle();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why there is no cluster; null where there is one.</summary>
    public string? WhyNot { get; }

    /// <summary>What the environment of whoever uses it must say, NAME=VALUE.</summary>
    public string Variable => "SLURM_CONF=" + Configuration;

    private string Configuration => In("slurm.conf");

    /// <summary>Runs a command of SLURM and gives what it prints.</summary>
    public string Do(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(command)!, arguments) { Environment = { ["SLURM_CONF"] = Configuration }, RedirectStandardOutput = true };
        // A daemon keeps the streams of whoever started it.
        bool daemon = command.EndsWith('d') && command != "scontrol";
        if (daemon) start = new("sh", ["-c", "exec \"$@\" > /dev/null 2>&1 < /dev/null", "sh", start.FileName, .. arguments]) { Environment = { ["SLURM_CONF"] = Configuration } };
        using var process = Process.Start(start)!;
        string text = daemon ? "" : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(!daemon || process.ExitCode == 0, $"{command} does not start");
        return text;
    }

    /// <summary>Starts the daemon of a node.</summary>
    public void Revive(string node) => Do("slurmd", "-N", node);

    /// <summary>Waits until both nodes have nothing to do.</summary>
    public void AwaitIdle() => Await(() => Do("sinfo", "--noheader", "--Node", "--format=%T").Split('\n').Count(line => line == "idle") == 2);

    /// <summary>A node loses its power: its daemon and everything that runs on it are killed at once.</summary>
    public void Cut(string node)
    {
        Send(PidIn($"slurmd-{node}.pid"), Kill);
        var tasks = TasksOn(node);
        // First those who would tell the controller that a task has ended.
        foreach (int parent in tasks.Select(task => task.Parent).Except(tasks.Select(task => task.Id)).Distinct().Where(IsStepDaemon)) Send(parent, Kill);
        foreach (var task in tasks) Send(task.Id, Kill);
    }

    /// <summary>The tool is killed on a node, as a system kills what takes too much memory; the node lives on.</summary>
    public void KillTool(string node)
    {
        foreach (var task in TasksOn(node)) Send(task.Id, Kill);
    }

    /// <summary>How many tasks run on a node.</summary>
    public int RunningOn(string node) => Do("squeue", "--noheader", "--array", "--states=running", $"--nodelist={node}", "--format=%i").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Starts what SLURM put back into the queue at once, by itself it does so after two minutes; says how many tasks that were.</summary>
    public int BringForward()
    {
        string[] requeued = [.. Do("squeue", "--noheader", "--array", "--states=pending", "--format=%i|%r").Split('\n').Where(line => line.EndsWith("|BeginTime", StringComparison.Ordinal))];
        foreach (string line in requeued) Do("scontrol", "update", "JobId=" + line.Split('|')[0], "StartTime=now");
        return requeued.Length;
    }

    /// <summary>Waits until something is so; the test fails where it takes absurdly long.</summary>
    public static void Await(Func<bool> condition)
    {
        var patience = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(5), "SLURM does not come that far");
            Thread.Sleep(200);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (WhyNot is not null) return;
        foreach (string node in (string[])["ci1", "ci2"]) Cut(node);
        Send(PidIn("slurmctld.pid"), Kill);
        Send(PidIn("munged.pid"), Term);
    }

    private static string? Obstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "only root can start the daemons of SLURM";
        if (Needed.FirstOrDefault(command => Find(command) is null) is { } missing) return $"{missing} is not installed: apt install slurm-wlm slurmctld slurmd slurm-client munge";
        return Dns.GetHostAddresses(Environment.MachineName).Any(IPAddress.IsLoopback) ? null : "the name of this machine is not that of 127.0.0.1";
    }

    private static string? Find(string command) =>
        new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin" }.Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists);

    private string ConfigurationText()
    {
        int[] ports = FreePorts(3);
        return $"""
            ClusterName=ci
            SlurmctldHost={Environment.MachineName}(127.0.0.1)
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={In("munge.socket")}
            SlurmctldPort={ports[0]}
            MpiDefault=none
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            JobCompType=jobcomp/none
            SwitchType=switch/none
            SchedulerType=sched/backfill
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            ReturnToService=2
            SlurmdParameters=config_overrides
            StateSaveLocation={In("state")}
            SlurmctldPidFile={In("slurmctld.pid")}
            SlurmdPidFile={In("slurmd-%n.pid")}
            SlurmdSpoolDir={In("spool-%n")}
            SlurmctldLogFile={In("slurmctld.log")}
            SlurmdLogFile={In("slurmd-%n.log")}
            KillWait=2
            SlurmdTimeout=10
            MaxArraySize=101
            NodeName=ci1 NodeHostname={Environment.MachineName} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=64000 State=UNKNOWN
            NodeName=ci2 NodeHostname={Environment.MachineName} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=64000 State=UNKNOWN
            PartitionName=ci Nodes=ci1,ci2 Default=YES MaxTime=INFINITE State=UP

            """;
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    private string In(string name) => Path.Combine(_folder, name);

    private int? PidIn(string file) => File.Exists(In(file)) && int.TryParse(File.ReadAllText(In(file)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : null;

    private (int Id, int Parent, string Environment)[] TasksOn(string node) =>
        [.. Processes().Where(process => process.Environment.Contains($"SLURMD_NODENAME={node}\0") && process.Environment.Contains(Variable + "\0"))];

    private static bool IsStepDaemon(int pid) => Text(pid, "comm").StartsWith("slurmstepd", StringComparison.Ordinal);

    private static IEnumerable<(int Id, int Parent, string Environment)> Processes() =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)
        let status = Text(id, "status").Split('\n').FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal))
        where status is not null
        select (id, int.Parse(status["PPid:".Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture), Text(id, "environ"));

    // A process may end while one looks at it.
    private static string Text(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Send(int? pid, int signal)
    {
        if (pid is { } process) _ = SendSignal(process, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
