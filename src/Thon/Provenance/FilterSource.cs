namespace Thon.Provenance;

/// <summary>Whose numbers the filters of a file are made of.</summary>
public enum FilterSource
{
    /// <summary>The file's own stack, or volume.</summary>
    Own,

    /// <summary>The main stack of its series, which it went along with: even and odd halves that take the filters of the whole.</summary>
    MainStack,
}
