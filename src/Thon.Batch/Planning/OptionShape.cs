namespace Thon.Batch.Planning;

/// <summary>What an option takes.</summary>
public enum OptionShape
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>One or more values.</summary>
    Values,

    /// <summary><c>on</c> or <c>off</c>.</summary>
    OnOff,

    /// <summary>Nothing: it is given or it is not.</summary>
    Switch,
}
