namespace Thon.Provenance;

/// <summary>The names and words of the texts that have records.</summary>
public static class TextKinds
{
    /// <summary>The kind that the name of a file promises, be it a former one; null where no text with a record is called so.</summary>
    public static TextKind? Of(string path) => Path.GetExtension(FormerFile.Original(path)).ToLowerInvariant() switch
    {
        ".star" => TextKind.Star,
        ".defocus" => TextKind.ImodDefocus,
        _ => null,
    };

    /// <summary>What a kind is called.</summary>
    public static string WordsOf(TextKind kind) => kind == TextKind.Star ? "STAR file" : "IMOD defocus file";
}
