using System.Diagnostics;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.BrowserTests;

/// <summary><c>thon inspect</c> as a process. Its environment says to listen elsewhere, as that of a web developer may, which must not matter.</summary>
internal sealed class InspectTool : IDisposable
{
    private const int Interrupt = 2, Terminate = 15;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60), EndTime = TimeSpan.FromSeconds(20);
    private static readonly string[] Misleading = ["ASPNETCORE_URLS=http://0.0.0.0:5999", "DOTNET_URLS=http://0.0.0.0:5998", "ASPNETCORE_ENVIRONMENT=Development"];

    private readonly Process _process;

    private InspectTool(Process process, string folder, string address) => (_process, Folder, Address) = (process, folder, address);

    /// <summary>The folder it shows.</summary>
    public string Folder { get; }

    /// <summary>The address that it printed on a line of its own.</summary>
    public string Address { get; }

    /// <summary>Its port.</summary>
    public int Port => new Uri(Address).Port;

    /// <summary>How many files of a kind it has open.</summary>
    /// <param name="extension">How their names end.</param>
    public int OpenFiles(string extension) => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count(link => File.ResolveLinkTarget(link, false)?.Name.EndsWith(extension, StringComparison.Ordinal) == true);

    /// <summary>Starts it, and waits for its address.</summary>
    public static InspectTool Start(string folder, params string[] options)
    {
        var process = ThonProcess.StartWith(Misleading, folder, ["inspect", folder, .. options]);
        var error = process.StandardError.ReadToEndAsync();
        var address = Task.Run(() => AddressIn(process.StandardOutput));
        Assert.True(address.Wait(StartTime), "no address was printed in time");
        Assert.True(address.Result is not null, address.Result is null ? error.Result : "");
        return new(process, folder, address.Result!);
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    /// <returns>The exit code.</returns>
    public int Stop() => End(Interrupt);

    /// <summary>Ends it as a scheduler does.</summary>
    /// <returns>The exit code.</returns>
    public int StopByTerminating() => End(Terminate);

    /// <summary>Ends it without a chance to do anything about it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private int End(int signal)
    {
        ThonProcess.Signal(_process, signal);
        Assert.True(_process.WaitForExit(EndTime), "it did not end in time");
        return _process.ExitCode;
    }

    private static string? AddressIn(StreamReader output)
    {
        while (output.ReadLine() is { } line)
            if (line.StartsWith("http://", StringComparison.Ordinal)) return line;
        return null;
    }
}
