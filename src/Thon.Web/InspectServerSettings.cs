namespace Thon.Web;

/// <summary>How series are shown for inspection.</summary>
/// <param name="Port">The port of 127.0.0.1 to listen at, 1 to 65535; 0 for any that is free.</param>
/// <param name="Threads">Threads to fit and to read with, 1 or more; results do not depend on it.</param>
/// <param name="By">Who sets numbers by hand; it stands in the record.</param>
public sealed record InspectServerSettings(int Port, int Threads, string By)
{
    /// <summary>Version, time and command for the notes of a record, asked for at each saving.</summary>
    public Func<IReadOnlyList<string>> Heading { get; init; } = static () => [];
}
