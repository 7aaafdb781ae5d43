using System.Text;
using Thon.Formats.Dialects;
using Thon.Formats.Text;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>Writes <c>_CTF.txt</c>: a row an image, defoci in angstrom with the larger first, phase shift in radian, and the hand in an eighth column where it is known about a named axis.</summary>
internal static class AreTomoCtfText
{
    private const string Columns =
        "# Columns: #1 micrograph number; #2 - defocus 1 [A]; #3 - defocus 2; #4 - azimuth of astigmatism; #5 - additional phase shift [radian]; "
        + "#6 - cross correlation; #7 - spacing (in Angstroms) up to which CTF rings were fit successfully";

    internal static string Of(SeriesDescription series, AreTomoRows rows)
    {
        var hand = HandOf(series);
        var text = new StringBuilder(Columns).Append(hand is null ? "\n" : "; #8 - dfHand\n");
        foreach (var (tilt, number) in rows.Rows)
            if (tilt.Estimate is { } estimate) text.Append(Row(number, estimate)).Append(hand is { } known ? Padded(-(int)known, 0, 5) : "").Append('\n');
        return text.ToString();
    }

    /// <summary>The hand about the axis of the <c>.aln</c>, or null where that axis, or the hand, is not known.</summary>
    internal static Hand? HandOf(SeriesDescription series) => (SeriesAxis.Aligned(series) ?? series.TiltAxis) is { } axis ? HandAbout.Of(series, axis) : null;

    // A score or a resolution that is not known is written as 0; the columns may not be empty.
    private static string Row(int number, DefocusEstimate estimate) =>
        TextNumber.Fixed(number, 0).PadLeft(4) + " " + TextNumber.Fixed(estimate.Defocus.U.Angstroms, 2).PadLeft(10) + Padded(estimate.Defocus.V.Angstroms, 2, 10) + Padded(estimate.Defocus.Angle.Degrees, 2, 10)
        + Padded(estimate.PhaseShift.Radians, 4, 11) + Padded(estimate.Score ?? 0, 4, 10) + Padded(estimate.Resolution?.Angstroms ?? 0, 4, 10);

    // A number that fills its column still has a blank before it.
    private static string Padded(double value, int decimals, int width) => (" " + TextNumber.Fixed(value, decimals)).PadLeft(width);
}
