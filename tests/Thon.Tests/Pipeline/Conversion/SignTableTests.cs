using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>One physical series, written in every dialect and read back: the same defocus at the same corner of the same image.</summary>
public sealed class SignTableTests
{
    private const double Pixel = 2.5;
    private const int Width = 4096;
    private const int Height = 3072;

    // What the formats' decimals leave, asked for by users who compare programs.
    private const double Angstroms = 1;
    private const double Degrees = 0.01;

    /// <summary>What a dialect can say of a series besides the defocus of each tilt.</summary>
    [Flags]
    public enum Carries
    {
        Defocus = 0,
        Gradient = 1,
        Angles = 2,
        Phase = 4,
        Doses = 8,
        Optics = 16,
        Alignment = 32,
        Sections = 64,
    }

    public static TheoryData<Dialect, Carries> Table => new()
    {
        { Dialect.Thon, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Doses | Carries.Optics | Carries.Sections },
        { Dialect.Relion5, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Doses | Carries.Optics | Carries.Alignment | Carries.Sections },
        { Dialect.Relion4, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Doses | Carries.Optics | Carries.Alignment | Carries.Sections },
        { Dialect.Relion3, Carries.Phase | Carries.Optics | Carries.Sections },
        { Dialect.Warp, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Doses | Carries.Optics | Carries.Alignment },
        { Dialect.AreTomo, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Doses | Carries.Alignment | Carries.Sections },
        { Dialect.Imod, Carries.Gradient | Carries.Angles | Carries.Phase | Carries.Sections },
        { Dialect.Ctffind, Carries.Phase | Carries.Optics | Carries.Sections },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_series_comes_back_from_every_dialect_with_the_same_defocus_at_every_corner(Dialect dialect, Carries carries)
    {
        foreach (var (hand, axis) in ((Hand, double)[])[(Hand.Plus, 0), (Hand.Minus, 0), (Hand.Plus, 85.3), (Hand.Minus, -94.7), (Hand.Plus, 174.2)])
        {
            // IMOD's files are of the aligned stack, whose axis is upright.
            var series = Series(hand, axis);
            var back = RoundTrip(dialect, series);
            Assert.Equal(series.Tilts.Length, back.Tilts.Length);
            foreach (var tilt in series.Tilts)
            {
                var same = Partner(back, tilt, carries);
                AssertSame(tilt, same, carries, $"{dialect}, hand {hand}, axis {axis}, section {tilt.Section}");
                if (carries.HasFlag(Carries.Gradient)) AssertCorners(dialect, series, tilt, back, same);
            }

            if (!carries.HasFlag(Carries.Optics)) continue;
            Assert.Equal(300, back.Voltage!.Value.Kilovolts, 1e-6);
            Assert.Equal(2.7, back.SphericalAberration!.Value.Millimeters, 1e-6);
            Assert.Equal(0.07, back.AmplitudeContrast!.Value, 1e-6);
            Assert.Equal(Pixel, back.PixelSize!.Value.Angstroms, 1e-4);
        }
    }

    private static void AssertSame(TiltDescription expected, TiltDescription actual, Carries carries, string what)
    {
        var (truth, read) = (expected.Estimate!, actual.Estimate!);
        foreach (double degrees in (double[])[0, 30, 90, 135])
            Near(truth.Defocus.AngstromsAlong(Angle.FromDegrees(degrees)), read.Defocus.AngstromsAlong(Angle.FromDegrees(degrees)), Angstroms, $"{what}: defocus along {degrees}");
        Near(0, Math.IEEERemainder(truth.Defocus.Angle.Degrees - read.Defocus.Angle.Degrees, 180), Degrees, what + ": angle of the astigmatism");
        if (carries.HasFlag(Carries.Phase)) Near(truth.PhaseShift.Degrees, read.PhaseShift.Degrees, Degrees, what + ": phase shift");
        if (carries.HasFlag(Carries.Angles)) Near(expected.TiltAngle!.Value.Degrees, TiltMatching.AngleOf(actual)!.Value.Degrees, Degrees, what + ": tilt angle");
        if (carries.HasFlag(Carries.Doses)) Near(expected.DoseBefore!.Value.ElectronsPerSquareAngstrom, actual.DoseBefore!.Value.ElectronsPerSquareAngstrom, 0.01, what + ": dose before");
        if (carries.HasFlag(Carries.Alignment))
        {
            var (a, b) = (expected.Alignment!, actual.Alignment!);
            Near(0, Math.IEEERemainder(a.Axis.Degrees - b.Axis.Degrees, 360), Degrees, what + ": axis");
            Near(a.ShiftX.Angstroms, b.ShiftX.Angstroms, Angstroms, what + ": shift along x");
            Near(a.ShiftY.Angstroms, b.ShiftY.Angstroms, Angstroms, what + ": shift along y");
        }
    }

    // The corners of the raw image; of IMOD's aligned one, where the raw corners come to lie.
    private static void AssertCorners(Dialect dialect, SeriesDescription series, TiltDescription tilt, SeriesDescription back, TiltDescription same)
    {
        foreach (var (x, y) in ((double, double)[])[(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)])
        {
            double px = x * Width * Pixel, py = y * Height * Pixel;
            double expected = Slope(series, tilt, series.TiltAxis!.Value, px, py);
            var axis = dialect == Dialect.Imod ? series.TiltAxis.Value : same.Alignment?.Axis ?? back.TiltAxis!.Value;
            Near(expected, Slope(back, same, axis, px, py), Angstroms, $"{dialect}, hand {series.Hand}, axis {series.TiltAxis.Value.Degrees}, section {tilt.Section}: corner {x}, {y}");
        }
    }

    private static double Slope(SeriesDescription series, TiltDescription tilt, Angle axis, double x, double y) =>
        tilt.Estimate!.Defocus.Mean.Angstroms + (int)series.Hand!.Value * (x * Math.Cos(axis.Radians) + y * Math.Sin(axis.Radians)) * Math.Tan(TiltMatching.AngleOf(tilt)!.Value.Radians);

    private static TiltDescription Partner(SeriesDescription back, TiltDescription tilt, Carries carries) => carries.HasFlag(Carries.Sections)
        ? back.Tilts.Single(other => other.Section == tilt.Section)
        : back.Tilts.Single(other => TiltMatching.PlainName(other.Movie) == TiltMatching.PlainName(tilt.Movie));

    internal static SeriesDescription RoundTrip(Dialect dialect, SeriesDescription series)
    {
        var output = DialectFiles.Write(dialect, series, []);
        Assert.False(output.Findings.HasErrors, string.Join('\n', output.Findings));
        string folder = Directory.CreateTempSubdirectory("thon-signs-").FullName;
        try
        {
            string[] paths = [.. output.Texts.Select(text => Path.Combine(folder, text.Name))];
            foreach (var (path, text) in paths.Zip(output.Texts))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text.Text);
            }

            // RELION's files name each other, so the first one is enough.
            string[] named = dialect == Dialect.Relion5 ? [paths.Single(path => Path.GetFileName(path) == "tilt_series.star")] : paths;
            var back = SeriesConversion.Describe(new([.. named], dialect, folder) { Name = "ts", Stated = new MetadataOptions { PixelSize = new(Pixel) } });
            Assert.False(back.Findings.HasErrors, string.Join('\n', back.Findings));
            return back;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static SeriesDescription Series(Hand hand, double axis)
    {
        double[] angles = [-60, -33.25, 0.5, 29.98, 57.1];
        int[] acquired = [4, 2, 0, 1, 3];
        ImmutableArray<TiltDescription> tilts = [.. angles.Select((degrees, i) => new TiltDescription(
            i, i, SeriesDescriptions.ImageName(i, "ts.mrc"), $"movie_{i}.eer", Angle.FromDegrees(degrees), new Dose(3 * acquired[i]), new Dose(3), Length.FromMicrometers(4),
            new DefocusEstimate(new Defocus(new(41000 + 137 * i), new(40100 + 90 * i), Angle.FromDegrees(-62.5 + 31 * i)), Angle.FromDegrees(40 + i), Resolution: new(6.5), Score: 0.2), acquired[i])
        {
            Alignment = new(Angle.FromDegrees(degrees), Angle.FromDegrees(axis), new(12.5 * i), new(-20 + 3 * i)),
        })];
        return new("a test", "ts", tilts, FindingList.Empty)
        {
            Voltage = Voltage.FromKilovolts(300),
            SphericalAberration = Length.FromMillimeters(2.7),
            AmplitudeContrast = 0.07,
            PixelSize = new(Pixel),
            MoviePixelSize = new(Pixel),
            Width = Width,
            Height = Height,
            TiltAxis = Angle.FromDegrees(axis),
            Hand = hand,
        };
    }

    private static void Near(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what}: {actual} in place of {expected}");
}
