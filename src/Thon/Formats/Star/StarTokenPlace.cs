namespace Thon.Formats.Star;

/// <summary>Where a word stands; only unquoted words at the head of a line can be keywords.</summary>
internal enum StarTokenPlace
{
    /// <summary>The only word of its line.</summary>
    Alone,

    /// <summary>The first of several.</summary>
    First,

    /// <summary>A later word, or a quoted one: always a value.</summary>
    Value,
}
