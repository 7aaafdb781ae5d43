namespace Thon.Formats.Star;

/// <summary>How a table is written in a STAR file.</summary>
public enum StarLayout
{
    /// <summary><c>loop_</c>, the labels, then one row a line.</summary>
    Loop,

    /// <summary>One label and its value a line; a table of one row.</summary>
    Pairs,
}
