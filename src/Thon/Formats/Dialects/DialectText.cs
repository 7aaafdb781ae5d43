namespace Thon.Formats.Dialects;

/// <summary>One file that a dialect keeps of a series, ready to be written.</summary>
/// <param name="Name">Its path below the folder of the output, for example <c>tilt_series/TS_01.star</c>.</param>
/// <param name="Text">What stands in it.</param>
public sealed record DialectText(string Name, string Text)
{
    /// <summary>Whether the file is one of the whole project, in which this series is one of many: its name is the same for every series.</summary>
    public bool IsOfProject { get; init; }
}
