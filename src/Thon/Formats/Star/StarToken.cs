namespace Thon.Formats.Star;

/// <summary>One word of a STAR file.</summary>
/// <param name="Text">The word without its quotes.</param>
/// <param name="Line">Line number from 1.</param>
/// <param name="Place">Where in its line it stands.</param>
internal readonly record struct StarToken(string Text, int Line, StarTokenPlace Place)
{
    /// <summary>Whether the word opens a block: data_ alone on its line, since rows may begin with a path such as data_2020/a.mrc.</summary>
    internal bool IsBlock => Place == StarTokenPlace.Alone && Text.StartsWith("data_", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word opens a loop.</summary>
    internal bool IsLoop => Place == StarTokenPlace.Alone && Text.Equals("loop_", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word is a label.</summary>
    internal bool IsLabel => Place is StarTokenPlace.Alone or StarTokenPlace.First && Text.Length > 1 && Text[0] == '_';

    /// <summary>Whether the word is any of them.</summary>
    internal bool IsKeyword => IsBlock || IsLoop || IsLabel;

    /// <summary>Whether the word is none of them.</summary>
    internal bool IsValue => !IsKeyword;
}
