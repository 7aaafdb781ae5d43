using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>The scripts and styles a page consists of: those inside the library, a fixed list, so that no request names a file.</summary>
internal static class Assets
{
    private const string Room = "Pages/";
    private static readonly HashSet<string> Names =
        [.. typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Room, StringComparison.Ordinal)).Select(name => name[Room.Length..])];

    /// <summary>Text and type of a script or of a style; null where there is none of the name.</summary>
    public static (string Text, string Type)? Find(string name)
    {
        if (!Names.Contains(name)) return null;
        string? type = Path.GetExtension(name) switch { ".js" => "text/javascript", ".css" => "text/css", _ => null };
        return type is null ? null : (PageAssets.Text(name), type);
    }
}
