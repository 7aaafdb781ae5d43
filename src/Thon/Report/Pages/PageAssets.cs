using System.Collections.Immutable;
using System.Reflection;

namespace Thon.Report.Pages;

/// <summary>What pages are made of: shells, styles and scripts, kept inside the library.</summary>
public static class PageAssets
{
    private const string Folder = "Pages/";

    /// <summary>The names of all of them, such as <c>page.css</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal)];

    private static Assembly Assembly => typeof(PageAssets).Assembly;

    /// <summary>The text of one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Text(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(Folder + name) ?? throw new ArgumentException($"no page has a part {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
