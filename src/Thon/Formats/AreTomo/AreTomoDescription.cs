using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Ctffind;
using Thon.Formats.Dialects;
using Thon.Formats.Imod;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>What AreTomo's files say about a series, in our signs: the fits, the tilts, and (in <see cref="AlnDescription"/>) the alignment.</summary>
public static class AreTomoDescription
{
    /// <summary>Describes a series from its <c>.aln</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">Without a pixel size the shifts, and with them the alignments, are left out.</param>
    public static SeriesDescription Of(AlnFile file, DialectContext context) => AlnDescription.Of(file, context);

    /// <summary>Describes a series from its <c>_CTF.txt</c>.</summary>
    /// <param name="table">The table; its numbers are those of the sections, from 1.</param>
    /// <param name="axis">The axis of the <c>.aln</c>, or null; without it the table's dfHand is the sense of a gradient about an axis nobody names, and left out.</param>
    public static SeriesDescription Of(CtffindTable table, Angle? axis = null)
    {
        var (hand, findings) = HandOf(table, axis);
        var tilts = table.Rows.Select((row, i) =>
            new TiltDescription(i, row.Number - 1, Estimate: new(row.Defocus, row.PhaseShift, Resolution: row.Resolution, Score: row.Score)));
        return new(table.Name, NameOf(table.Name, "_CTF"), [.. tilts], table.Findings.AddRange(findings))
        {
            PixelSize = table.PixelSize,
            Voltage = table.Voltage,
            SphericalAberration = table.SphericalAberration,
            AmplitudeContrast = table.AmplitudeContrast,
            TiltAxis = hand is null ? null : axis,
            Hand = hand,
        };
    }

    /// <summary>Describes a series from its <c>_TLT.txt</c>. The lines are in the order of the stack, but nothing in them says so, and no section is taken from it.</summary>
    public static SeriesDescription Of(AreTomoTilts file)
    {
        // AreTomo writes 0 where no exposure is known.
        bool dosed = file.Tilts.All(tilt => tilt.Dose is not null) && file.Tilts.Any(tilt => tilt.Dose is { ElectronsPerSquareAngstrom: > 0 });
        var dose = dosed ? DoseHistory.Accumulate([.. file.Tilts.Select(tilt => tilt.Dose!.Value)], Places(file)) : null;
        var tilts = file.Tilts.Select((tilt, i) => new TiltDescription(i, null, null, null, tilt.Angle, dose?.Before[i], dose?.Each[i], Acquired: tilt.Acquired));
        bool gaps = dosed && file.Tilts.Max(tilt => tilt.Acquired!.Value) >= file.Tilts.Length;
        var gap = Finding.Warning(
            "aretomo-tilts-gap", file.FileName, null, "numbers of the order of acquisition are missing", "every image that was taken", "The exposure of the missing images is not among those before each image; state it with --initial-dose or --dose-file if it matters");
        return new(file.FileName, NameOf(file.FileName, "_TLT"), [.. tilts], file.Findings.AddRange(gaps ? [gap] : []));
    }

    /// <summary>Describes a series from AreTomo's IMOD files, <c>_CTF_Imod.txt</c> or <c>NAME_ctf.txt</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not an IMOD defocus file, or lines that break its format.</exception>
    public static SeriesDescription OfImod(string text, string name)
    {
        var (file, hasAngles) = AreTomoImodDefocus.Decode(text, name);
        var tilts = file.Rows.Select((row, i) => new TiltDescription(i, row.FirstView - 1, TiltAngle: hasAngles ? file.TiltOf(row) : null, Estimate: new(row.Defocus, row.PhaseShift)));
        return new(name, NameOf(name, "_CTF_Imod", "_ctf"), [.. tilts], file.Findings);
    }

    /// <summary>Whether a text is an IMOD defocus file as AreTomo writes it, which <see cref="OfImod"/> reads.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name, which is part of the evidence.</param>
    public static bool IsImod(string text, string name) => !text.Contains('\0') && AreTomoImodDefocus.Is(text, name);

    internal static string NameOf(string file, params string[] endings)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return endings.FirstOrDefault(name.EndsWith) is { } ending ? name[..^ending.Length] : name;
    }

    // dfHand is the negative of our hand: 1 is less underfocus at +s and positive tilt.
    private static (Hand? Hand, IEnumerable<Finding> Findings) HandOf(CtffindTable table, Angle? axis)
    {
        int[] hands = [.. table.Rows.Select(row => row.DefocusHand).OfType<int>().Distinct()];
        if (hands.Length > 1)
            return (null, [Finding.Warning("aretomo-hand", table.Name, "dfHand", "both 1 and -1", "one for the series", "None was taken; let the images tell the hand")]);
        if (hands.Length == 1 && axis is null)
            return (null, [Finding.Note("aretomo-hand", table.Name, "dfHand", "a hand about the axis of the .aln", null, "It was not taken, since that axis is not known here")]);
        return (hands.Length == 1 ? (Hand)(-hands[0]) : null, []);
    }

    // The numbers with the gaps of missing images closed.
    private static ImmutableArray<int> Places(AreTomoTilts file) => DoseOrder.Ranks([.. file.Tilts.Select(tilt => (double)tilt.Acquired!.Value)]);
}
