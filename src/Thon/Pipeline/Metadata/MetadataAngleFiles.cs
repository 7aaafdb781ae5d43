using System.Collections.Immutable;
using Thon.Formats.Imod;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The lists of angles a user names, and those that lie beside a stack under its name.</summary>
internal static class MetadataAngleFiles
{
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
        ImmutableArray<Angle> angles = [];
        ledger.Attempt(() => angles = ImodAngles.Read(path));
        return angles;
    }
}
