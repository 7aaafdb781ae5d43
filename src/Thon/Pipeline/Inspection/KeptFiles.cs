using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Reporting;
using Thon.Provenance;

namespace Thon.Pipeline.Inspection;

/// <summary>Files that are to be replaced, kept under names of their own, so that nothing is lost.</summary>
/// <param name="Files">The files, each with the name it is kept under.</param>
/// <param name="Absent">Names of theirs, and of their records, that no file had.</param>
internal sealed record KeptFiles(ImmutableArray<(OpenedText Former, string Kept)> Files, ImmutableArray<string> Absent)
{
    /// <summary>The former files of some texts and of their records, those that exist; nothing is written yet.</summary>
    /// <param name="texts">The texts.</param>
    /// <exception cref="BadInputException">One cannot be read.</exception>
    public static KeptFiles Of(params IReadOnlyCollection<string> texts)
    {
        int number = FormerFile.NextNumber(texts);
        (string File, string Kept)[] names = [.. texts.SelectMany(text => NamesOf(text, number))];
        return new(
            [.. names.Select(name => (Former: OpenedText.ReadAny(name.File), name.Kept)).Where(one => one.Former is not null).Select(one => (one.Former!, one.Kept))],
            [.. names.Select(name => name.File).Where(file => !Path.Exists(file))]);
    }

    /// <summary>The names they are kept under.</summary>
    public IEnumerable<string> Names => Files.Select(file => file.Kept);

    /// <summary>Keeps the files while others take their names. Where that fails they are as they were.</summary>
    /// <param name="replace">Writes the others.</param>
    /// <exception cref="BadInputException">They could not be kept, or the others not be written.</exception>
    public void While(Action replace)
    {
        Write(Files.Select(file => (file.Kept, file.Former.Bytes)), Overwrite.Refuse);
        try
        {
            replace();
        }
        catch
        {
            Write(Files.Where(file => !IsStill(file.Former)).Select(file => (file.Former.Path, file.Former.Bytes)), Overwrite.Replace);
            foreach (string name in Names.Concat(Absent)) File.Delete(name);
            throw;
        }
    }

    private static IEnumerable<(string File, string Kept)> NamesOf(string text, int number)
    {
        string kept = FormerFile.PathOf(text, number);
        return [(text, kept), (Sidecar.PathOf(text), Sidecar.PathOf(kept))];
    }

    private static bool IsStill(OpenedText former) => RegularFile.HasBytes(former.Path) && former.IsStill();

    private static void Write(IEnumerable<(string Path, byte[] Bytes)> files, Overwrite overwrite) =>
        PartialFile.WriteAll(files.Select(file => new ByteFile(file.Path, file.Bytes, overwrite)));
}
