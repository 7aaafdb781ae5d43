namespace Thon.Cli;

/// <summary>What a user says about how a verb runs, apart from the data.</summary>
/// <param name="Out">Where results go: a file or a folder, as the verb says; null where it was not given.</param>
/// <param name="Threads">Threads to work with, 1 or more.</param>
/// <param name="Force">Whether files that exist may be replaced.</param>
internal sealed record RunOptions(string? Out, int Threads, bool Force);
