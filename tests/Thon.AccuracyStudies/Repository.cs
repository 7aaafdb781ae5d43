namespace Thon.AccuracyStudies;

/// <summary>Where the checkout and the material beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder of Thon.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of reference material; it need not exist.</summary>
    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Thon.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("the studies run outside a checkout");
        return folder.FullName;
    }
}
