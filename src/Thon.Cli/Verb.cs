using System.CommandLine;

namespace Thon.Cli;

/// <summary>One verb of the tool.</summary>
/// <param name="Name">What a user types.</param>
/// <param name="Summary">One line about it for the list of verbs.</param>
/// <param name="Fill">Gives its command arguments, options and an action. It is called only for the verb that was typed, so that the others cost no start-up time.</param>
internal sealed record Verb(string Name, string Summary, Action<Command, Shell> Fill);
