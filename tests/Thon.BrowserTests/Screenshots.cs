using Thon.Tests;

namespace Thon.BrowserTests;

/// <summary>Where pictures and timings of the pages go, for people to look at.</summary>
internal static class Screenshots
{
    /// <summary>The folder; made where it is missing.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
}
