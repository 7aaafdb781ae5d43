using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Imod;
using Thon.Formats.Mdoc;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The lists of angles a user names, and those that lie beside a stack under its name.</summary>
internal static class MetadataAngleFiles
{
    private const int LinesTold = 3;

    /// <summary>What lists of angles beside a stack end in, the better one first.</summary>
    internal static readonly ImmutableArray<string> Extensions = [".tlt", ".rawtlt"];

    /// <summary>Whether any list of angles lies beside a stack under its name.</summary>
    internal static bool AnyBeside(string stack) => Extensions.Any(extension => File.Exists(Path.ChangeExtension(stack, extension)));

    internal static ImmutableArray<Angle> Named(string path, int count, MetadataLedger ledger)
    {
        var angles = Read(path, ledger);
        if (angles.IsEmpty || angles.Length == count) return angles;
        ledger.Error(
            "tilt-angles-count", path, null, $"{angles.Length} angles", $"{count}, one for each image of the stack", "Give the file that belongs to this stack.");
        return [];
    }

    internal static ImmutableArray<Angle> Beside(MetadataSources sources, string extension, MetadataLedger ledger)
    {
        string path = Path.ChangeExtension(sources.Stack.Name, extension);
        if (!File.Exists(path)) return [];
        var angles = Read(path, ledger);
        if (angles.IsEmpty || angles.Length == sources.Count) return angles;
        ledger.Warning(
            "tilt-angles-count", path, null, $"{angles.Length} angles", $"{sources.Count}, one for each image of the stack", "The file is not used.");
        return [];
    }

    private static ImmutableArray<Angle> Read(string path, MetadataLedger ledger)
    {
        try
        {
            return ImodAngles.Read(path);
        }
        catch (BadInputException refusal)
        {
            if (!IsMdoc(path) && Described(path) is { IsEmpty: false } described) return described;
            if (IsMdoc(path))
                ledger.Error("tilt-angles-mdoc", path, null, "an mdoc", "one angle in degree a line", "Use --mdoc for it.");
            else
                Tell(path, refusal.Findings, ledger);
            return [];
        }
    }

    // The refined angles of another program's file, where its tilts name their sections.
    private static ImmutableArray<Angle> Described(string path)
    {
        try
        {
            TiltDescription[] tilts = [.. DialectFiles.Read(path, new(Path.GetFileNameWithoutExtension(path))).Description.Tilts.OrderBy(tilt => tilt.Section)];
            Angle?[] angles = [.. tilts.Select((tilt, i) => tilt.Section == i ? tilt.Alignment?.TiltAngle ?? tilt.TiltAngle : null)];
            return angles.All(angle => angle is not null) ? [.. angles.Select(angle => angle!.Value)] : [];
        }
        catch (BadInputException)
        {
            return [];
        }
    }

    // A file of another kind has no angle on any of its lines, and the first few say so as well as all.
    private static void Tell(string path, FindingList findings, MetadataLedger ledger)
    {
        ledger.Add(findings.Take(LinesTold));
        if (findings.Count > LinesTold)
            ledger.Note("tilt-angles-more", path, null, $"{findings.Count - LinesTold} more lines that are no angles");
    }

    private static bool IsMdoc(string path)
    {
        try
        {
            return MdocFile.Read(path).Sections.Any(section => section.Kind is "ZValue" or "FrameSet");
        }
        catch (BadInputException)
        {
            return false;
        }
    }
}
