using Xunit;

namespace Thon.Tests;

/// <summary>Where the checkout and the material beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder of Thon.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the reference material beside the checkout; the test is skipped, saying so, where it is absent.</summary>
    public static string Shared(string path)
    {
        string full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(Path.Exists(full), $"reference material ../shared/{path} is not beside this checkout");
        return full;
    }

    /// <summary>A fresh empty folder for one test's output; it goes when the tests end.</summary>
    public static string TemporaryFolder() => Directory.CreateDirectory(Path.Combine(Temporary.Value, Path.GetRandomFileName())).FullName;

    private static readonly Lazy<string> Temporary = new(() => Directory.CreateTempSubdirectory("thon-test-").FullName);

    /// <summary>Deletes the folders of all tests. Not left to the end of the process, for which the runner waits ten seconds only.</summary>
    public static void DeleteTemporaryFolders()
    {
        if (Temporary.IsValueCreated) Directory.Delete(Temporary.Value, recursive: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Thon.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside a checkout");
        return folder.FullName;
    }
}
