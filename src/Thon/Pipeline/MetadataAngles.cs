using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats.Imod;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>
/// The tilt angles: option, then the file with the defoci (where its rows name their sections), then the mdoc, then a .tlt, then a
/// .rawtlt of the stack's name beside it. A .tlt beside the stack does not win over the mdoc though its angles are refined: nothing
/// but its name says that it belongs to these images, while the mdoc names each section.
/// </summary>
internal static class MetadataAngles
{
    // Refinement moves single tilts by tenths of a degree; an offset or a wrong file by more.
    private const double NotableDegrees = 1;
    private const double SameDegrees = 0.005;

    /// <summary>The angle of every section, or none.</summary>
    internal static ImmutableArray<Angle> Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var (angles, source) = Stated(sources, ledger);
        if (angles.IsEmpty) return angles;
        Check(sources, angles, source, ledger);
        var (low, high) = (angles.Min(angle => angle.Degrees), angles.Max(angle => angle.Degrees));
        ledger.Use("tilt angles", string.Create(CultureInfo.InvariantCulture, $"{angles.Length} from {low:F2} to {high:F2} degrees"), source);
        return angles;
    }

    /// <summary>Stands in for angles that nobody states: zero, with a note, where a step can do without them; otherwise an error.</summary>
    internal static ImmutableArray<Angle> OrZero(MetadataSources sources, ImmutableArray<Angle> angles, MetadataLedger ledger)
    {
        if (!angles.IsEmpty) return angles;
        if (!sources.Need(MetadataNeeds.TiltAngles))
            ledger.Note("tilt-angles-zero", sources.Stack.Name, null, $"no tilt angles for {sources.Count} image{(sources.Count == 1 ? string.Empty : "s")}", null, "Taken as 0 degrees.");
        else if (sources.Options.TiltAngles is null && !sources.IsMdocUnmatched)
            ledger.Error("tilt-angles-missing", sources.Stack.Name, null, "no tilt angles", null, "Put its mdoc or .tlt beside the stack, or name one with --mdoc or --tilt-angles.");
        return [.. Enumerable.Repeat(Angle.Zero, sources.Count)];
    }

    private static (ImmutableArray<Angle> Angles, string Source) Stated(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Options.TiltAngles is { } path) return (FromOption(path, sources.Count, ledger), Path.GetFileName(path));
        ImmutableArray<Angle> ctf = [.. (sources.Ctf?.Rows ?? []).Where(row => row.Section is not null && row.TiltAngle is not null).OrderBy(row => row.Section).Select(row => row.TiltAngle!.Value)];
        if (ctf.Length == sources.Count && ctf.Length == sources.Ctf!.Rows.Length) return (ctf, sources.CtfSource);
        if (FromMdoc(sources, ledger) is { IsEmpty: false } mdoc)
        {
            Compare(sources, mdoc, ledger);
            return (mdoc, sources.MdocSource);
        }

        foreach (string beside in new[] { ".tlt", ".rawtlt" })
        {
            if (Beside(sources, beside, ledger) is { IsEmpty: false } angles) return (angles, Path.GetFileName(Path.ChangeExtension(sources.Stack.Name, beside)));
        }

        return ([], string.Empty);
    }

    private static ImmutableArray<Angle> FromOption(string path, int count, MetadataLedger ledger)
    {
        if (ledger.Attempt(() => new AngleFile(ImodAngles.Read(path))) is not { Angles: var angles }) return [];
        if (angles.Length == count) return angles;
        ledger.Error("tilt-angles-count", path, null, $"{angles.Length} angles", $"{count}, one for each image of the stack", "Give the file that belongs to this stack.");
        return [];
    }

    private static ImmutableArray<Angle> FromMdoc(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Sections.All(section => section.TiltAngle is not null)) return [.. sources.Sections.Select(section => section.TiltAngle!.Value)];
        var without = sources.Sections.First(section => section.TiltAngle is null);
        ledger.Warning("mdoc-tilt-missing", sources.Mdoc!.Name, $"section {without.Kind} = {without.Label}", "no TiltAngle", "a TiltAngle in every section", "The mdoc's angles are not used.");
        return [];
    }

    private static ImmutableArray<Angle> Beside(MetadataSources sources, string extension, MetadataLedger ledger)
    {
        string path = Path.ChangeExtension(sources.Stack.Name, extension);
        if (!File.Exists(path) || ledger.Attempt(() => new AngleFile(ImodAngles.Read(path))) is not { Angles: var angles }) return [];
        if (angles.Length == sources.Count) return angles;
        ledger.Warning("tilt-angles-count", path, null, $"{angles.Length} angles", $"{sources.Count}, one for each image of the stack", "The file is not used.");
        return [];
    }

    private static void Compare(MetadataSources sources, ImmutableArray<Angle> mdoc, MetadataLedger ledger)
    {
        if (Beside(sources, ".tlt", ledger) is not { IsEmpty: false } refined) return;
        double most = mdoc.Zip(refined, (a, b) => Math.Abs(a.Degrees - b.Degrees)).Max();
        if (most > NotableDegrees)
        {
            ledger.Note("tilt-angles-differ", Path.ChangeExtension(sources.Stack.Name, ".tlt"), null, string.Create(CultureInfo.InvariantCulture, $"angles up to {most:F2} degrees from the mdoc's"), null,
                "The mdoc's are used; name this file with --tilt-angles to use the refined ones.");
        }
    }

    private static void Check(MetadataSources sources, ImmutableArray<Angle> angles, string source, MetadataLedger ledger)
    {
        string Degrees(Angle angle) => string.Create(CultureInfo.InvariantCulture, $"{angle.Degrees:F2} degrees");
        for (int section = 0; section < angles.Length; section++)
        {
            if (Math.Abs(angles[section].Degrees) > 90)
                ledger.Error("tilt-angle", sources.Stack.Name, $"section {section + 1}, from {source}", Degrees(angles[section]), "between -90 and 90 degrees", "Correct the file.");
        }

        var sorted = angles.OrderBy(angle => angle.Radians).ToArray();
        int same = sorted.Zip(sorted.Skip(1), (a, b) => b.Degrees - a.Degrees).Count(step => step < SameDegrees);
        if (same > 0 && same == angles.Length - 1 && angles.Length > 2)
            ledger.Error("tilt-angles-same", sources.Stack.Name, source, $"{Degrees(angles[0])} for all images", "a tilt series", "Give the right angles with --tilt-angles.");
        else if (same > 0)
            ledger.Warning("tilt-angle-repeated", sources.Stack.Name, source, $"{Degrees(sorted.Zip(sorted.Skip(1)).First(pair => pair.Second.Degrees - pair.First.Degrees < SameDegrees).First)} more than once", "every angle once", "A tilt taken twice is used twice.");
    }

    private sealed record AngleFile(ImmutableArray<Angle> Angles);
}
