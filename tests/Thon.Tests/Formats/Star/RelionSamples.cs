using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CsCheck;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>Series of any values, and what the writers' texts say when they are read again.</summary>
internal static class RelionSamples
{
    // Six decimals are written, and half of the last one is lost.
    private const double Written = 1e-6;

    private static readonly Gen<Angle> AnyAngle = Gen.Double[-179, 179].Select(Angle.FromDegrees);
    private static readonly Gen<Length> Shift = Gen.Double[-900, 900].Select(Length.FromAngstroms);

    private static readonly Gen<DefocusEstimate> Estimate = Gen.Select(
        Gen.Double[-5000, 60000], Gen.Double[-5000, 60000], AnyAngle, Gen.OneOf(Gen.Const(0.0), Gen.Double[-90, 90]), Gen.OneOf(Gen.Const(0.0), Gen.Double[1, 30]), Gen.Double[0, 1],
        (u, v, angle, phase, resolution, score) => new DefocusEstimate(
            new(new(u), new(v), angle), Angle.FromDegrees(phase), Resolution: resolution == 0 ? null : new Length(resolution), Score: score < 0.1 ? null : score));

    private static readonly Gen<TiltAlignment> Alignment = Gen.Select(
        Gen.Double[-80, 80], AnyAngle, Shift, Shift, Gen.Double[-30, 30], (tilt, axis, x, y, xtilt) => new TiltAlignment(Angle.FromDegrees(tilt), axis, x, y, Angle.FromDegrees(xtilt)));

    private static readonly Gen<TiltDescription> Tilt = Gen.Select(
        Gen.Double[-89, 89], Gen.Double[0, 200], Gen.Double[0, 8], Estimate, Alignment, AnyAngle,
        (tilt, dose, nominal, estimate, alignment, axis) => new TiltDescription(
            0, TiltAngle: Angle.FromDegrees(tilt), DoseBefore: new Dose(dose), Dose: new Dose(3), NominalDefocus: Length.FromMicrometers(nominal), Estimate: estimate)
        {
            Alignment = alignment,
            NominalTiltAxis = axis,
        });

    /// <summary>Series of one to nine sections of a stack, aligned and with defoci, acquired in any order.</summary>
    public static readonly Gen<SeriesDescription> Series = Gen.Select(
        Tilt.Array[1, 9], Gen.Double[60, 300], Gen.Double[0, 5], Gen.Double[0.01, 0.5], Gen.Double[0.5, 20], Gen.Bool, Gen.Int[0, 999],
        (tilts, voltage, aberration, amplitude, pixel, hand, seed) => new SeriesDescription("x", "TS_01", Numbered(tilts, seed), FindingList.Empty)
        {
            Voltage = Voltage.FromKilovolts(voltage),
            SphericalAberration = Length.FromMillimeters(aberration),
            AmplitudeContrast = amplitude,
            PixelSize = new(pixel),
            MoviePixelSize = new(pixel / 2),
            Hand = hand ? Hand.Plus : Hand.Minus,
            TiltAxis = tilts[0].NominalTiltAxis,
            Width = 960 + seed,
            Height = 928,
        });

    /// <summary>A small series whose numbers are known.</summary>
    public static SeriesDescription Known => new("known.star", "TS_01", [.. Enumerable.Range(0, 3).Select(KnownTilt)], FindingList.Empty)
    {
        Voltage = Voltage.FromKilovolts(300),
        SphericalAberration = Length.FromMillimeters(2.7),
        AmplitudeContrast = 0.07,
        PixelSize = new(1.35),
        MoviePixelSize = new(0.675),
        Hand = Hand.Plus,
        TiltAxis = Angle.FromDegrees(85),
        Width = 1000,
        Height = 900,
    };

    /// <summary>The tables of all files of an output, as one file.</summary>
    public static StarFile Tables(DialectOutput output)
    {
        Assert.False(output.Findings.HasErrors, string.Join(' ', output.Findings));
        return new("written", [.. output.Texts.SelectMany(text => StarFile.Decode(text.Text, text.Name).Blocks)], FindingList.Empty);
    }

    /// <summary>What an output says when it is read again; the size of the images is told, as the stack would.</summary>
    public static SeriesDescription Read(DialectOutput output, SeriesDescription series)
    {
        var tables = Tables(output);
        return TiltSeriesStarDecoder.Decode(tables, StarPlaces.Of(tables, series.Name!), (series.Width!.Value, series.Height!.Value));
    }

    public static void AssertSameSeries(SeriesDescription expected, SeriesDescription actual)
    {
        Near(expected.Voltage!.Value.Kilovolts, actual.Voltage?.Kilovolts);
        Near(expected.SphericalAberration!.Value.Millimeters, actual.SphericalAberration?.Millimeters);
        Near(expected.AmplitudeContrast!.Value, actual.AmplitudeContrast);
        Near(expected.PixelSize!.Value.Angstroms, actual.PixelSize?.Angstroms);
    }

    public static void AssertSameFit(TiltDescription expected, TiltDescription actual)
    {
        var (one, other) = (expected.Estimate!, actual.Estimate!);
        Near(one.Defocus.U.Angstroms, other.Defocus.U.Angstroms);
        Near(one.Defocus.V.Angstroms, other.Defocus.V.Angstroms);
        // The same after half a turn.
        Near(0, Math.IEEERemainder(one.Defocus.Angle.Degrees - other.Defocus.Angle.Degrees, 180));
        Near(one.PhaseShift.Degrees, other.PhaseShift.Degrees);
        Near(expected.DoseBefore!.Value.ElectronsPerSquareAngstrom, actual.DoseBefore?.ElectronsPerSquareAngstrom);
    }

    public static void AssertSameAlignment(TiltAlignment expected, TiltAlignment? actual, double shifts = Written)
    {
        Near(expected.TiltAngle.Degrees, actual?.TiltAngle.Degrees);
        Near(0, actual is null ? null : Math.IEEERemainder(expected.Axis.Degrees - actual.Axis.Degrees, 360));
        Assert.Equal(expected.ShiftX.Angstroms, actual!.ShiftX.Angstroms, shifts);
        Assert.Equal(expected.ShiftY.Angstroms, actual.ShiftY.Angstroms, shifts);
        // An X-tilt that counts as nothing may be written as none.
        Assert.Equal(expected.XTilt.Degrees, actual.XTilt.Degrees, Math.Abs(expected.XTilt.Radians) > XTilts.Level ? Written : new Angle(XTilts.Level).Degrees);
    }

    public static void Near(double expected, double? actual, [CallerArgumentExpression(nameof(actual))] string what = "") =>
        Assert.True(actual is { } number && Math.Abs(number - expected) <= Written, $"{what}: {actual:R}, not {expected:R} to {Written}");

    private static ImmutableArray<TiltDescription> Numbered(TiltDescription[] tilts, int seed)
    {
        int[] order = [.. Enumerable.Range(0, tilts.Length)];
        new Random(seed).Shuffle(order);
        return [.. tilts.Select((tilt, i) => tilt with { Row = i, Section = i, Image = $"{i + 1:D6}@stacks/TS_01.st", Movie = $"frames/TS_01_{i}.tif", Acquired = order[i] })];
    }

    private static TiltDescription KnownTilt(int i) => new(
        i, i, $"{i + 1:D6}@TS_01.st", $"frames/{i}.tif", Angle.FromDegrees(3 * i - 3), new Dose(3 * i), new Dose(3), Length.FromMicrometers(3.5),
        new(new Defocus(new(35000 + i), new(34000), Angle.FromDegrees(30)), Angle.Zero, Resolution: new Length(8), Score: 0.5), 2 - i)
    {
        Alignment = new(Angle.FromDegrees(3 * i - 2.5), Angle.FromDegrees(84.5), new(10 * i), new(-5)),
    };
}
