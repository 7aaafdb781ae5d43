using System.Collections.Immutable;
using System.Globalization;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// The tilt angles: option, then the file with the defoci (where its rows name their sections), then the mdoc, then a .tlt, then a
/// .rawtlt of the stack's name beside it. A .tlt beside the stack does not win over the mdoc though its angles are refined: nothing
/// but its name says that it belongs to these images, while the mdoc names each section.
/// </summary>
internal static class MetadataAngles
{
    /// <summary>The angle of every section, or none.</summary>
    internal static ImmutableArray<Angle> Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var (angles, source) = Stated(sources, ledger);
        if (angles.IsEmpty) return angles;
        MetadataAngleChecks.Check(sources, angles, source, ledger);
        var (low, high) = (angles.Min(angle => angle.Degrees), angles.Max(angle => angle.Degrees));
        ledger.Use("tilt angles", string.Create(CultureInfo.InvariantCulture, $"{angles.Length} from {low:F2} to {high:F2} degrees"), source);
        return angles;
    }

    /// <summary>Stands in for angles that nobody states: zero, with a note, where a step can do without them; otherwise an error.</summary>
    internal static ImmutableArray<Angle> OrZero(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (!angles.IsEmpty) return angles;
        if (!sources.Need(MetadataNeeds.TiltAngles))
        {
            ledger.Note("tilt-angles-zero", sources.Stack.Name, null, $"no tilt angles, {sources.Count} in the stack", null, "Taken as 0 degrees.");
            ledger.Use("tilt angles", "0 degrees", "not stated");
        }
        else if (sources is { Options.TiltAngles: null, IsMdocUnusable: false, IsCtfUnusable: false })
        {
            ledger.Error(
                "tilt-angles-missing", sources.Stack.Name, null, "no tilt angles in its metadata", null,
                $"Give --tilt-angles FILE, a text file of {sources.Count} lines with the angle of each image in degrees, in the order of the stack; or name its mdoc with --mdoc FILE");
        }

        return [.. Enumerable.Repeat(Angle.Zero, sources.Count)];
    }

    private static (ImmutableArray<Angle> Angles, string Source) Stated(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Options.TiltAngles is { } path)
        {
            ledger.Take(path);
            var named = MetadataAngleFiles.Named(path, sources.Count, ledger);
            CompareToMdoc(sources, named, Path.GetFileName(path), ledger);
            return (named, Path.GetFileName(path));
        }

        if (FromCtf(sources) is { IsEmpty: false } ctf) return (ctf, sources.CtfSource);
        if (FromMdoc(sources, ledger) is { IsEmpty: false } mdoc)
        {
            CompareToRefined(sources, mdoc, ledger);
            return (mdoc, sources.MdocSource);
        }

        foreach (string extension in MetadataAngleFiles.Extensions)
        {
            if (MetadataAngleFiles.Beside(sources, extension, ledger) is not { IsEmpty: false } angles) continue;
            string file = Path.ChangeExtension(sources.Stack.Name, extension);
            ledger.Take(file);
            return (angles, Path.GetFileName(file));
        }

        return ([], string.Empty);
    }

    private static void CompareToMdoc(MetadataSources sources, ImmutableArray<Angle> named, string source, MetadataLedger ledger)
    {
        ImmutableArray<Angle> mdoc = [.. sources.Sections.Select(section => section.TiltAngle).OfType<Angle>()];
        if (named.IsEmpty || mdoc.Length != named.Length) return;
        MetadataAngleChecks.Compare(named, source, mdoc, sources.Mdoc!.Name, "Check that the file belongs to this stack, in its order and with its sign.", ledger);
    }

    private static void CompareToRefined(MetadataSources sources, ImmutableArray<Angle> mdoc, MetadataLedger ledger)
    {
        if (MetadataAngleFiles.Beside(sources, ".tlt", ledger) is not { IsEmpty: false } refined) return;
        MetadataAngleChecks.Compare(
            mdoc, sources.MdocSource, refined, Path.ChangeExtension(sources.Stack.Name, ".tlt"), "Name this file with --tilt-angles to use the refined angles.", ledger);
    }

    private static ImmutableArray<Angle> FromCtf(MetadataSources sources)
    {
        if (sources.Ctf is not { } file || file.Tilts.Length != sources.Count) return [];
        if (file.Tilts.Any(row => row.Section is null || row.TiltAngle is null)) return [];
        return [.. file.Tilts.OrderBy(row => row.Section).Select(row => row.TiltAngle!.Value)];
    }

    private static ImmutableArray<Angle> FromMdoc(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Sections.FirstOrDefault(section => section.TiltAngle is null) is not { } without)
            return [.. sources.Sections.Select(section => section.TiltAngle!.Value)];
        ledger.Warning(
            "mdoc-tilt-missing", sources.Mdoc!.Name, $"section {without.Kind} = {without.Label}", "no TiltAngle", "a TiltAngle in every section",
            "The mdoc's angles are not used.");
        return [];
    }
}
