using Thon.Batch.Slurm;

namespace Thon.Cli;

/// <summary>How this process was called.</summary>
internal static class ToolCall
{
    /// <summary>The program, and where it is the host of .NET the assembly too, as words of a shell. A node that sees the same files can call it the same way.</summary>
    public static string Words { get; } = string.Join(' ', Parts().Select(BashWord.Quote));

    private static IEnumerable<string> Parts()
    {
        string program = Environment.ProcessPath ?? "thon";
        yield return program;
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") yield return Path.GetFullPath(Environment.GetCommandLineArgs()[0]);
    }
}
