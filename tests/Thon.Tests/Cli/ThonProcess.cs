using System.Diagnostics;

namespace Thon.Tests.Cli;

/// <summary>The tool as users run it: a process of its own, judged by its exit code and by what it prints.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ThonProcess(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs the tool to its end.</summary>
    public static ThonProcess Run(params string[] args)
    {
        using var process = Start(args);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    /// <summary>Begins a run; the caller reads its streams and waits for it.</summary>
    public static Process Start(params string[] args)
    {
        // The build puts the tool beside the tests, in the folder of its own project.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        string tool = Path.Combine(Repository.Root, "artifacts", "bin", "Thon.Cli", configuration, "Thon.Cli.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [tool, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
