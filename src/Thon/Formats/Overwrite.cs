namespace Thon.Formats;

/// <summary>What to do where an output file exists already.</summary>
public enum Overwrite
{
    /// <summary>Leave the existing file alone and stop.</summary>
    Refuse,

    /// <summary>Put the new file in its place, in one step, once the new file is whole.</summary>
    Replace,
}
