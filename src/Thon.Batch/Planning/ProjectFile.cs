using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Thon.Batch.Planning;

/// <summary>A project file, <c>thon.toml</c>: options that are shared by all series, in TOML.</summary>
public static class ProjectFile
{
    /// <summary>What it is called where it is looked for.</summary>
    public const string Name = "thon.toml";

    /// <summary>The tables that keys may be grouped in; what a key means does not depend on its table.</summary>
    public static readonly ImmutableArray<string> Tables = ["run", "batch", "slurm", "watch"];

    /// <summary>Reads a project file. Relative paths in it start at its own folder, and are made full.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">The options it may say.</param>
    /// <exception cref="BadInputException">It cannot be read or is no TOML, a key is unknown or stands twice, or a value is none for its option; all such are named.</exception>
    public static ImmutableArray<OptionWords> Read(string path, KnownOptions known)
    {
        string file = Path.GetFullPath(path);
        var document = SyntaxParser.Parse(TextLines.ReadText(file), file, validate: true);
        FindingList.Of(document.Diagnostics.Where(said => said.Kind == DiagnosticMessageKind.Error).Select(said => Damage(file, said))).ThrowIfErrors();
        var keys = document.KeyValues.Select(pair => new ProjectKey(file, null, pair))
            .Concat(document.Tables.SelectMany(table => table.Items.Select(pair => new ProjectKey(file, table, pair))))
            .ToArray();
        var read = keys.Select(key => key.Read(known)).ToArray();
        FindingList.Of([.. EmptyTables(file, document), .. Twice(file, keys), .. read.Select(one => one.Objection).OfType<Finding>()]).ThrowIfErrors();
        return [.. read.Select(one => one.Words!)];
    }

    // Keys of an unknown table are named one by one.
    private static IEnumerable<Finding> EmptyTables(string file, DocumentSyntax document) =>
        from table in document.Tables
        let name = table.Name?.ToString().Trim() ?? ""
        where !table.Items.Any() && !Tables.Contains(name)
        select Finding.Error("batch-project-key", file, $"line {table.Span.Start.Line + 1}", $"table '{name}'", $"tables {string.Join(", ", Tables.Select(one => $"[{one}]"))}");

    private static IEnumerable<Finding> Twice(string file, IEnumerable<ProjectKey> keys) =>
        from same in keys.GroupBy(key => key.Option)
        where same.Count() > 1
        select Finding.Error("batch-project-twice", file, $"line {same.Last().Line}", $"'{same.Key}' again, after line {same.First().Line}", "every option once", "A key means the same in every table; leave one away");

    private static Finding Damage(string file, DiagnosticMessage said) =>
        Finding.Error("batch-project-syntax", file, $"line {said.Span.Start.Line + 1}", said.Message.TrimEnd('.'), "TOML", "Texts stand in quotes, such as correct = \"flip\"");
}
