namespace Thon.Pipeline.Inspection;

/// <summary>Who inspects, and how much may work for it.</summary>
public sealed record InspectionSettings
{
    /// <summary>The name of the user, which the record will hold; null where it is not known.</summary>
    public string? By { get; init; }

    /// <summary>The command and the time, for people; asked for at each saving, since the library has no clock.</summary>
    public Func<IReadOnlyList<string>> Heading { get; init; } = static () => [];

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;
}
