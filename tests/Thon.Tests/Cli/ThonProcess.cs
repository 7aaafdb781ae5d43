using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>The tool as users run it: a process of its own, judged by its exit code and by what it prints.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed partial record ThonProcess(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs the tool to its end.</summary>
    public static ThonProcess Run(params string[] args) => RunIn(Environment.CurrentDirectory, args);

    /// <summary>Runs the tool to its end in a folder.</summary>
    public static ThonProcess RunIn(string folder, params string[] args) => RunToEnd(StartIn(folder, args));

    /// <summary>Runs the tool to its end in a folder with a variable in its environment, NAME=VALUE.</summary>
    public static ThonProcess RunWith(string variable, string folder, params string[] args) => RunToEnd(StartWith([variable], folder, args));

    private static ThonProcess RunToEnd(Process started)
    {
        using var process = started;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Begins a run; the caller reads its streams and waits for it.</summary>
    public static Process Start(params string[] args) => StartIn(Environment.CurrentDirectory, args);

    /// <summary>Begins a run in a folder.</summary>
    public static Process StartIn(string folder, params string[] args) => StartWith([], folder, args);

    /// <summary>Begins a run in a folder with variables in its environment, NAME=VALUE each.</summary>
    public static Process StartWith(string[] variables, string folder, string[] args)
    {
        // The build puts the tool beside the tests, in the folder of its own project.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string tool = Path.Combine(Repository.Root, "artifacts", "bin", "Thon.Cli", configuration, "Thon.Cli.dll");
        // Shells let what they start in the background ignore Ctrl-C, and children inherit that; tests that run there need the default back.
        return Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", .. variables, "dotnet", tool, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Sends a signal, as Ctrl-C (2) and schedulers (15) do.</summary>
    public static void Signal(Process process, int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
