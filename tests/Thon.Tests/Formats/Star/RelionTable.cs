using System.Diagnostics;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>Tables as RELION's own parser reads them.</summary>
internal static class RelionTable
{
    private const string Program = "/usr/bin/relion_star_printtable";

    /// <summary>The rows of a table, their cells with one blank between; the test is skipped where RELION is not installed.</summary>
    /// <param name="path">The STAR file.</param>
    /// <param name="arguments">The name of the table and the labels wanted.</param>
    public static string[] Print(string path, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program), "relion_star_printtable is not installed");
        using var process = Process.Start(new ProcessStartInfo(Program, [path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}
