using System.Collections.Immutable;
using System.Globalization;
using Thon.Formats.Mdoc;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>
/// The candidates for tilt axis and hand. An aligned stack has its axis at 0 while its mdoc still names the raw one, so without an option
/// both stand, and the images' defocus gradient decides. An angle is never folded modulo 180 degrees.
/// </summary>
internal static class MetadataGeometry
{
    internal static ImmutableArray<Angle> Axes(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Options.TiltAxis is { } option)
        {
            if (!(Math.Abs(option.Degrees) <= 360)) ledger.Error("tilt-axis", null, "--tilt-axis", Text([option]), "between -360 and 360 degrees");
            if (sources.Ctf is { IsOurs: true, TiltAxis: { } fitted } && Math.Abs(fitted.Degrees - option.Degrees) > SameAxisDegrees)
                Contradicts(sources, ledger, "tilt axis", Text([fitted]), Text([option]) + " of option --tilt-axis");
            return Used([option], "option --tilt-axis", sources, ledger);
        }

        if (sources.Options.Transforms is not null) return RawAxis(sources, ledger);
        if (sources.Ctf is { IsOurs: true, TiltAxis: { } ours }) return Used([ours], sources.CtfSource, sources, ledger);
        var (stated, source) = sources.Ctf?.TiltAxis is { } axis ? (axis, sources.CtfSource) : (sources.Mdoc?.TiltAxis, sources.MdocSource);
        if (stated is null) return Used([Angle.Zero], "default of an aligned stack; no metadata name an axis", sources, ledger);
        var other = sources.Ctf?.TiltAxis is null ? sources.Mdoc?.AlternativeTiltAxis : null;
        if (other is not null)
            ledger.Note(
                "mdoc-axis-tomo5", sources.Mdoc!.Name, null, $"TiltAxisAngle of {Text([stated.Value])} in the {MdocDialect.Tomo5} dialect", null,
                $"Users report having to add 90 degrees, so {Text([other.Value])} stands for choice too.");
        ImmutableArray<Angle> candidates = [Angle.Zero, stated.Value, .. other is { } second ? new[] { second } : []];
        return Used([.. candidates.Distinct()], $"aligned stack or {source}", sources, ledger);
    }

    internal static ImmutableArray<Hand> Hands(MetadataSources sources, MetadataLedger ledger)
    {
        var (stated, source) = sources.Options.Hand is { } option ? (option, "option --hand") : (sources.Ctf?.Hand, sources.CtfSource);
        if (stated is not { } hand)
        {
            if (sources.Options.Transforms is not null)
                ledger.Error("hand-missing", sources.Options.Ctf, null, "no hand in the metadata of the raw stack", null, "State it with --hand. Images that were turned do not tell it; the estimation on the raw stack does.");
            else ledger.Use("hand", IsUsed(sources) ? "+1 or -1" : "not stated", Decision(sources));
            return [Hand.Plus, Hand.Minus];
        }

        if (sources.Options.Hand is not null && sources.Ctf is { IsOurs: true, Hand: { } fitted } && fitted != hand)
            Contradicts(sources, ledger, "hand", Text(fitted), Text(hand) + " of option --hand");
        if (Enum.IsDefined(hand)) ledger.Use("hand", Text(hand), source);
        else ledger.Error("hand", null, source, Text(hand), "+1 or -1");
        return [hand];
    }

    internal static TiltGeometry? Geometry(MetadataSources sources, ImmutableArray<Angle> axes, ImmutableArray<Hand> hands) =>
        axes.Length == 1 && hands.Length == 1
            ? new(axes[0], hands[0], sources.Ctf?.TiltOffset ?? Angle.Zero, sources.Ctf?.XTilt ?? Angle.Zero)
            : null;

    // Images that were turned cannot be asked which of two raw axes it was.
    private static ImmutableArray<Angle> RawAxis(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Ctf?.TiltAxis is { } fitted) return Used([fitted], sources.CtfSource, sources, ledger);
        if (sources.Mdoc is { TiltAxis: { } recorded, AlternativeTiltAxis: null }) return Used([recorded], sources.MdocSource, sources, ledger);
        ledger.Error(
            "tilt-axis-missing", sources.Options.Ctf, null,
            sources.Mdoc?.AlternativeTiltAxis is null ? "no tilt axis in the metadata of the raw stack" : $"only the axis of an mdoc in the {MdocDialect.Tomo5} dialect, in doubt by 90 degrees",
            null, "State the axis of the raw stack with --tilt-axis, in degrees.");
        return [];
    }

    // Axes this near each other give the same defoci.
    private const double SameAxisDegrees = 1;

    // Defoci hold only together with the geometry they were fitted with.
    private static void Contradicts(MetadataSources sources, MetadataLedger ledger, string what, string fitted, string used) =>
        ledger.Warning("ctf-geometry", sources.Ctf!.FileName, what, fitted, used, "The defoci were fitted with another geometry than is used here; leave the option away unless you are sure.");

    private static ImmutableArray<Angle> Used(ImmutableArray<Angle> axes, string source, MetadataSources sources, MetadataLedger ledger)
    {
        ledger.Use("tilt axis", Text(axes), axes.Length > 1 ? $"{source}; {Decision(sources)}" : source);
        return axes;
    }

    // What becomes of an axis or a hand that is left open.
    private static string Decision(MetadataSources sources) =>
        !IsUsed(sources) ? "not needed here" : sources.Need(MetadataNeeds.StatedGeometry) ? "so each image has one defocus" : "the images decide";

    // Only where a defocus is estimated or corrected for does its gradient matter.
    private static bool IsUsed(MetadataSources sources) => sources.Need(MetadataNeeds.Optics);

    private static string Text(Hand hand) => ((int)hand).ToString("+0;-0", CultureInfo.InvariantCulture);

    private static string Text(ImmutableArray<Angle> axes) =>
        string.Join(" or ", axes.Select(axis => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(axis.Degrees, 4)}"))) + " degrees";
}
