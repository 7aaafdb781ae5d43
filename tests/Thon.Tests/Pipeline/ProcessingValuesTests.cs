using Thon.Correct;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>What a user reads of what is done to the images.</summary>
public sealed class ProcessingValuesTests
{
    private static readonly ProcessingSteps Wiener = new(CorrectionMode.Wiener, null);

    private static readonly TiltSeries Plain = new TinySeries().Truth;

    // The steeper tilts have less; what is shown is that of the tilt nearest to zero.
    private static readonly TiltSeries Fitted = Plain with
    {
        Tilts = [.. Plain.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = SignalToNoise.FallOff(Math.Exp(-Math.Abs(tilt.Angle.Radians)), 40 * Math.Log(5)) } })],
    };

    [Fact]
    public void Steps_alone_are_told_in_a_line_each()
    {
        Assert.Equal(["correcting: flip"], ProcessingValues.Lines(new(CorrectionMode.Flip, null), Plain));
        Assert.Equal(["weighting: dose at the start of each exposure"], ProcessingValues.Lines(new(CorrectionMode.None, new(ExposurePoint.Start)), Plain));
        var shape = new DoseWeighting(ExposurePoint.End) { Curve = DamageCurve.BFactor(3), Normalisation = WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine };
        const string words = "at the end of each exposure, B factor 3 A^2 for each e/A^2, over the root of the mean square, times cos(tilt)";
        Assert.Equal(["weighting: dose " + words], ProcessingValues.Lines(new(CorrectionMode.None, shape), Plain));
        Assert.Contains(ProcessingValues.Of(new(CorrectionMode.Flip, shape), Plain), value => value == new MetadataValue("dose weight", words, "option --dose-at, --curve, --b-per-dose, --normalise, --cos-tilt"));
        // A fall by 5 for every 1/40 A: one of them to 40 A, four to 10 A.
        Assert.Equal(["correcting: wiener, SNR from the fit (0.2 at 40 A, 0.0016 at 10 A at zero tilt), gain at most 2"], ProcessingValues.Lines(Wiener, Fitted));
        var shaped = Wiener with { SignalToNoise = SignalToNoise.FallOff(3, 12.5), MaxGain = 1.5, BFactor = 200, Finest = new(12) };
        Assert.Equal(["correcting: wiener, SNR 3 exp(-12.5 A k), gain at most 1.5, B factor 200 A^2, detail kept: down to 12 A"], ProcessingValues.Lines(shaped, Plain));
    }

    [Fact]
    public void Phase_and_plane_are_told_where_they_are_not_zero()
    {
        var lamella = Plain with
        {
            Geometry = Plain.Geometry! with { TiltOffset = Angle.FromDegrees(10), XTilt = Angle.FromDegrees(-2) },
            Tilts = [.. Plain.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { PhaseShift = Angle.FromDegrees(80 + tilt.Section) } })],
        };
        Assert.Equal(["correcting: multiply", "with phase shift 80.0 to 84.0 degrees, tilt offset 10.0 degrees, X-tilt -2.0 degrees"], ProcessingValues.Lines(new(CorrectionMode.Multiply, null), lamella));
    }

    [Fact]
    public void Values_are_those_of_the_options_or_the_defaults()
    {
        (string, string, string)[] Of(ProcessingSteps steps, TiltSeries series) => [.. ProcessingValues.Of(steps, series).Select(value => (value.Name, value.Value, value.Source))];
        Assert.Equal(
            [("correction", "flip", "default"), ("B factor", "none", "default"), ("detail kept", "all", "default"), ("dose weight", "at the middle of each exposure", "default")],
            Of(new(CorrectionMode.Flip, new(ExposurePoint.Middle)), Plain));
        Assert.Equal(
            [
                ("correction", "wiener", "option --correct"), ("signal to noise", "0.25", "option --snr"), ("gain", "at most 3", "option --max-gain"), ("B factor", "50 A^2", "option --b-factor"),
                ("detail kept", "all, since 8 A is no more than two pixels", "option --max-resolution"), ("dose weight", "off", "option --dose-weight"),
            ],
            Of(Wiener with { SignalToNoise = SignalToNoise.Constant(0.25), MaxGain = 3, BFactor = 50, Finest = new(8) }, Plain));
        Assert.Contains(("signal to noise", "from the fit", "default"), Of(Wiener, Plain));
        Assert.Empty(Of(new(CorrectionMode.None, null), Plain));
    }

    [Fact]
    public void What_the_options_say_reaches_the_filter_of_each_tilt()
    {
        var steps = Wiener with { BFactor = 50, Finest = new(20), MaxGain = 3 };
        var filter = steps.FiltersOf(Fitted)[1];
        Assert.Equal((50, new Length(20), 3, Fitted.Tilts[1].Estimate!.SignalToNoise), (filter.BFactor, filter.Finest!.Value, filter.MaxGain, filter.SignalToNoise));
        Assert.Null((steps with { Finest = new(8) }).FiltersOf(Fitted)[0].Finest);
        var stated = steps with { SignalToNoise = SignalToNoise.Constant(7) };
        Assert.Equal(SignalToNoise.Constant(7), stated.FiltersOf(Fitted)[1].SignalToNoise);
    }
}
