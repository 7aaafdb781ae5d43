using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>An IMOD <c>.defocus</c> file, as ctfplotter writes and ctfphaseflip reads it; versions 0, 2 and 3.</summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Version">0, 2 or 3.</param>
/// <param name="Flags">Columns and units; always none below version 3.</param>
/// <param name="Rows">The lines, ordered by the middle of their views; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record ImodDefocusFile(
    string Name, int Version, ImodDefocusFlags Flags, ImmutableArray<ImodDefocusRow> Rows, FindingList Findings)
{
    /// <summary>Reads a defocus file.</summary>
    /// <exception cref="BadInputException">Not a defocus file, or lines that break its format.</exception>
    public static ImodDefocusFile Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a defocus file from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not a defocus file, or lines that break its format.</exception>
    public static ImodDefocusFile Decode(string text, string name) => ImodDefocusDecoder.Decode(text, name);

    /// <summary>The defocus file of a series, version 3, one line a view, with astigmatism and, where any tilt has one, a phase shift; with inverted angles where the hand is -1.</summary>
    /// <param name="series">A series whose tilts all have their defocus.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">A tilt has no defocus.</exception>
    public static ImodDefocusFile Of(TiltSeries series, string name) => Of(
        [.. series.Tilts.Select(tilt => (tilt.Section, tilt.Angle, tilt.Estimate ?? throw new ArgumentException($"section {tilt.Section} has no defocus")))],
        series.Geometry is { } geometry ? HandAboutUpright(geometry.Hand, geometry.Axis) : Tilts.Hand.Plus, name);

    /// <summary>The hand about an axis that points up, of a gradient of a hand about another axis.</summary>
    /// <param name="hand">The hand.</param>
    /// <param name="axis">The axis it is about, counter-clockwise from the one that points up.</param>
    internal static Hand HandAboutUpright(Hand hand, Angle axis) => Math.Cos(axis.Radians) < 0 ? (Hand)(-(int)hand) : hand;

    /// <summary>The defocus file of some sections, version 3, one line a view.</summary>
    /// <param name="tilts">Section from 0, tilt angle and defocus.</param>
    /// <param name="hand">The hand about an upright axis.</param>
    /// <param name="name">The file's name, for messages.</param>
    internal static ImodDefocusFile Of(IReadOnlyList<(int Section, Angle Angle, DefocusEstimate Estimate)> tilts, Hand hand, string name)
    {
        var flags = ImodDefocusFlags.Astigmatism;
        if (tilts.Any(tilt => tilt.Estimate.PhaseShift.Radians != 0)) flags |= ImodDefocusFlags.PhaseShift;
        // IMOD knows no hand: a gradient of the other sense is written as inverted angles.
        bool inverted = hand == Tilts.Hand.Minus;
        if (inverted) flags |= ImodDefocusFlags.InvertedAngles;
        var rows = tilts.Select(tilt =>
        {
            var angle = inverted ? new Angle(-tilt.Angle.Radians) : tilt.Angle;
            return new ImodDefocusRow(tilt.Section + 1, tilt.Section + 1, angle, angle, tilt.Estimate.Defocus, tilt.Estimate.PhaseShift);
        });
        return new(name, 3, flags, [.. rows.OrderBy(row => row.FirstView)], FindingList.Empty);
    }

    /// <summary>The file's text, always as version 3.</summary>
    public string Encode() => ImodDefocusEncoder.Encode(this);

    /// <summary>Writes the file, always as version 3.</summary>
    public void Write(string path) => TextLines.WriteText(path, Encode());

    /// <summary>The hand the file implies about a vertical axis: -1 where its angles are inverted; null where it says nothing.</summary>
    public Hand? Hand => Flags.HasFlag(ImodDefocusFlags.InvertedAngles) ? Tilts.Hand.Minus : null;

    /// <summary>The tilt angle of a row's middle with the sign of the stack.</summary>
    public Angle TiltOf(ImodDefocusRow row) =>
        Flags.HasFlag(ImodDefocusFlags.InvertedAngles) ? new(-row.MiddleAngle.Radians) : row.MiddleAngle;

    /// <summary>
    /// The defocus of a view: a row's values sit on the middle of its views; between rows they go linearly with the view, the
    /// astigmatism as its two components, since an angle alone cannot be interpolated; beyond the ends the nearest row holds.
    /// </summary>
    /// <param name="view">View number from 1.</param>
    public DefocusEstimate At(int view)
    {
        int above = 0;
        while (above < Rows.Length && Rows[above].MiddleView < view) above++;
        if (above == Rows.Length) return new(Rows[^1].Defocus, Rows[^1].PhaseShift);
        if (above == 0 || Rows[above].MiddleView == view) return new(Rows[above].Defocus, Rows[above].PhaseShift);
        var (a, b) = (Rows[above - 1], Rows[above]);
        double t = (view - a.MiddleView) / (b.MiddleView - a.MiddleView);
        return new(Between(a.Defocus, b.Defocus, t), new(Between(a.PhaseShift.Radians, b.PhaseShift.Radians, t)));
    }

    private static Defocus Between(Defocus a, Defocus b, double t)
    {
        var (cosineA, sineA) = Components(a);
        var (cosineB, sineB) = Components(b);
        return Defocus.FromComponents(
            new(Between(a.Mean.Angstroms, b.Mean.Angstroms, t)), new(Between(cosineA, cosineB, t)), new(Between(sineA, sineB, t)));
    }

    private static (double Cosine, double Sine) Components(Defocus defocus)
    {
        var (sine, cosine) = Math.SinCos(2 * defocus.Angle.Radians);
        return (defocus.Astigmatism.Angstroms / 2 * cosine, defocus.Astigmatism.Angstroms / 2 * sine);
    }

    private static double Between(double a, double b, double t) => a + (b - a) * t;
}
