namespace Thon.Batch.Planning;

/// <summary>Where an option was said.</summary>
/// <param name="File">The project file or list; null for the command line.</param>
/// <param name="Words">The line or row there, for findings; null for the command line.</param>
public sealed record OptionPlace(string? File, string? Words)
{
    /// <summary>The command line.</summary>
    public static OptionPlace CommandLine { get; } = new(null, null);
}
