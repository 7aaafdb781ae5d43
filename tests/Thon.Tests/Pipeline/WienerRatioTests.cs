using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Pipeline;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Where the signal-to-noise ratio of a Wiener filter comes from.</summary>
public sealed class WienerRatioTests
{
    private static readonly ProcessingSteps Wiener = new(CorrectionMode.Wiener, null);

    [Fact]
    public void A_file_without_ratios_is_named_with_the_two_ways_out()
    {
        var series = new TinySeries();
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => SeriesInput.OpenForProcess(series.Settings(Wiener))).Findings);
        Assert.Equal(("snr-missing", series.Star, "no signal-to-noise ratios"), (finding.Code, finding.File, finding.Found));
        Assert.Contains("--snr", finding.Advice);
        Assert.Contains("STAR file", finding.Advice);
        series.Process(series.Settings(Wiener with { SignalToNoise = SignalToNoise.Constant(1) }), "stated.mrc");
    }

    [Fact]
    public void An_IMOD_file_has_none_either()
    {
        var series = new TinySeries();
        string defocus = series.Path("ts.defocus");
        ImodDefocusFile.Of(series.Truth, defocus).Write(defocus);
        var stated = new MetadataOptions { Ctf = defocus, Voltage = series.Truth.Microscope.Voltage, SphericalAberration = series.Truth.Microscope.SphericalAberration };
        var findings = Assert.Throws<BadInputException>(() => SeriesInput.OpenForProcess(series.Settings(Wiener) with { Metadata = stated })).Findings;
        Assert.Equal(("snr-missing", defocus), (findings[^1].Code, findings[^1].File));
    }

    [Fact]
    public void Fitted_tilts_need_one_and_predicted_ones_take_that_of_the_tilt_nearest_in_angle()
    {
        var series = new TinySeries();
        // Sections 0 to 4 are tilted 20, -40, 0, 40 and -20 degrees.
        var some = With(series.Truth, [0.5, 0.1, 1, null, 0.4], predicted: []);
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => Process(series, some)).Findings);
        Assert.Equal("section 3 without a signal-to-noise ratio", finding.Found);
        var note = Assert.Single(Process(series, With(series.Truth, [0.5, 0.1, 1, null, 0.4], predicted: [3])).Findings);
        Assert.Equal(("snr-of-neighbour", "section 3"), (note.Code, note.Place));
        var taken = MrcContentTests.Of(series.Path("out.mrc"));
        Process(series, With(series.Truth, [0.5, 0.1, 1, 0.5, 0.4], predicted: []));
        Assert.Equal(MrcContentTests.Of(series.Path("out.mrc")), taken);
        Process(series, With(series.Truth, [0.5, 0.1, 1, 0.4, 0.4], predicted: []));
        Assert.NotEqual(MrcContentTests.Of(series.Path("out.mrc")), taken);
    }

    [Fact]
    public void Of_two_tilts_equally_near_the_steeper_one_lends_its_ratio()
    {
        var series = new TinySeries();
        Process(series, With(series.Truth, [null, 0.1, 1, 0.3, 0.4], predicted: [0]));
        var taken = MrcContentTests.Of(series.Path("out.mrc"));
        Process(series, With(series.Truth, [0.3, 0.1, 1, 0.3, 0.4], predicted: []));
        Assert.Equal(MrcContentTests.Of(series.Path("out.mrc")), taken);
    }

    [Fact]
    public void Where_no_tilt_has_one_there_is_nothing_to_take()
    {
        var series = new TinySeries();
        var findings = Assert.Throws<BadInputException>(() => Process(series, With(series.Truth, [null, null, null, null, null], predicted: [0, 1, 2, 3, 4]))).Findings;
        Assert.Equal("snr-missing", Assert.Single(findings).Code);
    }

    /// <summary>Corrects the stack as if a file had told these estimates.</summary>
    private static PreprocessResult Process(TinySeries series, TiltSeries told)
    {
        var settings = series.Settings(Wiener) with { Overwrite = Thon.Formats.Overwrite.Replace };
        using var opened = SeriesInput.Open(series.Stack, settings.Metadata, Wiener.NeedsOfProcess);
        var input = opened with { Metadata = opened.Metadata with { Series = told } };
        return SingleSteps.Process(input, settings, series.Path("out.mrc"), null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(WeightNormalisation.None, TiltFactor.None)]
    [InlineData(WeightNormalisation.SumOfSquares, TiltFactor.Cosine)]
    public void A_fitted_ratio_loses_the_damage_of_half_its_own_exposure_whatever_moment_norm_and_factor_the_weight_has(WeightNormalisation norm, TiltFactor factor)
    {
        const double k = 0.08, ratio = 0.02;
        var series = new TinySeries().Truth;
        series = series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = new([k / 2, k], [2 * ratio, ratio]) } })] };
        var steps = new ProcessingSteps(CorrectionMode.Wiener, new DoseWeighting(ExposurePoint.Start) { Normalisation = norm, Tilting = factor });
        foreach (var (tilt, filter) in series.Tilts.Zip(steps.FiltersOf(series)))
        {
            // The published curve at 300 kV, written out.
            double middle = tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom + tilt.Dose!.Value.ElectronsPerSquareAngstrom / 2;
            double amplitude = Math.Exp(-middle / (2 * (0.24499 * Math.Pow(k, -1.6649) + 2.8141)));
            double expected = ratio / (amplitude * amplitude);
            Assert.Equal(expected, filter.SignalToNoise!.At(k), RoundOff * expected);
        }
    }

    // Double precision throughout.
    private const double RoundOff = 1e-9;

    private static TiltSeries With(TiltSeries series, double?[] ratios, int[] predicted) => series with
    {
        Tilts =
        [
            .. series.Tilts.Zip(ratios, (tilt, ratio) => tilt with
            {
                Estimate = tilt.Estimate! with
                {
                    SignalToNoise = ratio is { } known ? SignalToNoise.Constant(known) : null,
                    Source = predicted.Contains(tilt.Section) ? DefocusSource.Predicted : DefocusSource.Fit,
                },
            }),
        ],
    };
}
