using Thon.Tests;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>A small series with known truth that was run, made once. Tests that change anything take a copy of what the run wrote; the stack itself stays where the record says it is.</summary>
public sealed class SimulatedSeries : IDisposable
{
    /// <summary>Its name.</summary>
    public const string Name = "TS_01";

    private readonly string _folder = Repository.TemporaryFolder();
    private readonly Lazy<InspectTool> _served;
    private int _copies;

    /// <summary>Simulates the series and runs it.</summary>
    public SimulatedSeries()
    {
        Succeed("simulate", "--name", Name, "--size", "512", "--tilt-step", "10", "--seed", "1", "--defocus", "3", "--out", _folder);
        _served = new(() => InspectTool.Start(Folder));
        Succeed("run", Path.Combine(_folder, Name + ".mrc"), "--cs", "2.7", "--out", Path.Combine(_folder, "train"));
    }

    /// <summary>What the run wrote; nobody changes it.</summary>
    internal string Folder => Path.Combine(_folder, "train");

    /// <summary>The stack before its correction.</summary>
    internal string RawStack => Path.Combine(_folder, Name + ".mrc");

    /// <summary>The stack after its correction.</summary>
    internal string ProcessedStack => Directory.GetFiles(Folder, "*.mrc").Single();

    /// <summary>The tool that serves it, for tests that change nothing.</summary>
    internal InspectTool Served => _served.Value;

    /// <summary>A copy of what the run wrote, beside it.</summary>
    internal string Copy()
    {
        string copy = Directory.CreateDirectory($"{Folder}-{Interlocked.Increment(ref _copies)}").FullName;
        // Hidden files are those of a tool that looks at the series now.
        foreach (string file in Directory.EnumerateFiles(Folder).Where(path => !Path.GetFileName(path).StartsWith('.'))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_served.IsValueCreated) _served.Value.Dispose();
    }

    private static void Succeed(params string[] args)
    {
        var result = ThonProcess.Run(args);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
