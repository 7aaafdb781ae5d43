using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Thon.Tests.Batch;

/// <summary>A disk in memory that is soon full. Only root can have one; for others the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Puts a disk at a folder, which is made where it is missing.</summary>
    public static SmallDisk Mount(string folder, long bytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root on Linux can have a disk of its own");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", Size(bytes), "thon-test", folder) == 0, "no disk can be mounted here");
        return new(folder);
    }

    /// <summary>Makes it larger.</summary>
    public void Grow(long bytes) => Assert.Equal(0, Run("mount", "-o", "remount," + Size(bytes), _folder));

    /// <summary>Lets nobody write to it, or everybody again.</summary>
    /// <param name="mode">ro or rw.</param>
    public void Allow(string mode) => Assert.Equal(0, Run("mount", "-o", "remount," + mode, _folder));

    /// <summary>Writes a file that leaves so much free.</summary>
    public void FillBut(string file, long bytes) => File.WriteAllBytes(file, new byte[new DriveInfo(_folder).AvailableFreeSpace - bytes]);

    public void Dispose() => Run("umount", "--lazy", _folder);

    private static string Size(long bytes) => "size=" + bytes.ToString(CultureInfo.InvariantCulture);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
