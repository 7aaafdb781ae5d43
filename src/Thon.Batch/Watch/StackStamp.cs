using System.Collections.Immutable;
using System.Globalization;

namespace Thon.Batch.Watch;

/// <summary>How a stack and the files of its name beside it look from outside: enough to see that somebody still writes, without reading them.</summary>
/// <param name="Text">Names, sizes and times; equal where nothing seems to have changed.</param>
internal sealed record StackStamp(string Text)
{
    /// <summary>The stamps of stacks.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="files">All files of their folders.</param>
    /// <returns>Each stack with its stamp; one that has gone away meanwhile is left out.</returns>
    public static ImmutableArray<(string Stack, StackStamp Stamp)> Of(IEnumerable<string> stacks, IEnumerable<string> files)
    {
        var beside = files.SelectMany(file => Stems(file).Select(stem => (Stem: stem, File: file))).ToLookup(one => one.Stem, one => one.File);
        var stamps = from stack in stacks
                     let lines = beside[Path.ChangeExtension(stack, null)].Order(StringComparer.Ordinal).Select(Line).ToArray()
                     where Line(stack) is not null
                     select (stack, new StackStamp(string.Join('\n', lines)));
        return [.. stamps];
    }

    // TS_1.rec.mrc.mdoc may belong to TS_1, TS_1.rec and TS_1.rec.mrc.
    private static IEnumerable<string> Stems(string file)
    {
        int name = file.LastIndexOf(Path.DirectorySeparatorChar) + 1;
        for (int dot = file.IndexOf('.', Math.Min(file.Length, name + 1)); dot > 0; dot = file.IndexOf('.', dot + 1)) yield return file[..dot];
    }

    private static string? Line(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}") : null;
    }
}
