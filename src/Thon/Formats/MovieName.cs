namespace Thon.Formats;

/// <summary>Names of movies, as far as programs leave them alone.</summary>
internal static class MovieName
{
    /// <summary>A movie's name without folders and its ending. RELION turns every dot but the last into an underscore, so all count as one.</summary>
    internal static string Plain(string? name) => Path.GetFileNameWithoutExtension(name ?? string.Empty).Replace('.', '_');
}
