using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Optics;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Estimate.Diagnosis;

/// <summary>What is shown of a fit, against plain loops and against what was simulated.</summary>
public sealed class DiagnosedTiltTests
{
    private const int Steep = 4;
    private const int Flat = 2;

    // The same sums in another order; a cell whose frequency lies on the border of two rings may fall into either.
    private const double RoundOff = 1e-9;
    private const double FewestEqual = 0.98;

    [Theory]
    [InlineData(Steep)]
    [InlineData(Flat)]
    public void The_profile_is_that_of_a_plain_loop_over_cells(int place)
    {
        var trial = FittedSeries.TrialOf(place);
        var diagnosed = FittedSeries.Diagnosed(place);
        var curves = diagnosed.CurvesAt(trial);
        var shown = diagnosed.At(trial, curves);
        var plain = Plain(place, trial, curves, EquallyPhased);
        int[] rings = [.. Enumerable.Range(0, plain.Length).Where(ring => shown.Measured[ring] is not null)];
        Assert.True(rings.Length > 0.9 * plain.Length);
        int equal = rings.Count(ring =>
            Math.Abs(shown.Measured[ring]!.Value - plain[ring].Measured) < RoundOff && Math.Abs(shown.Fitted[ring]!.Value - plain[ring].Model) < RoundOff);
        Assert.True(equal >= FewestEqual * rings.Length, $"{equal} of {rings.Length}");
    }

    [Fact]
    public void At_60_degrees_the_profile_follows_the_model_where_a_plain_average_does_not()
    {
        // Noise of the rings' means over a few thousand numbers is a small part of the rings. The defocus differs by up to 1950 A between middle and edge: half a turn of the phase at 11 A.
        const double alike = 0.95, height = 0.1, smeared = 0.7, coarsest = 1 / 13.0, finest = 1 / 9.0;
        var (trial, diagnosed) = (FittedSeries.TrialOf(Steep), FittedSeries.Diagnosed(Steep));
        var curves = diagnosed.CurvesAt(trial);
        var shown = diagnosed.At(trial, curves);
        int[] rings = [.. Enumerable.Range(0, shown.Frequencies.Length).Where(ring => shown.Frequencies[ring] > coarsest && shown.Frequencies[ring] < finest)];
        double[] fitted = [.. rings.Select(ring => shown.Fitted[ring]!.Value)], measured = [.. rings.Select(ring => shown.Measured[ring]!.Value)];
        var average = Plain(Steep, trial, curves, (_, k2, _) => k2);
        double plain = Height([.. rings.Select(ring => average[ring].Measured)], fitted);
        Assert.True(Likeness.Correlation(Floats(fitted), Floats(measured)) > alike);
        Assert.Equal(1, Height(measured, fitted), height);
        Assert.True(plain < smeared, $"{plain}");
    }

    [Fact]
    public void Agreement_is_near_one_with_the_fit_and_lost_with_a_wrong_defocus()
    {
        // Rings coarser than 8 A are clear in this series. A defocus that is 1200 A off is a whole ring off at 5 A and half a ring at 7.
        const double finest = 1 / 8.0;
        var (trial, diagnosed) = (FittedSeries.TrialOf(Flat), FittedSeries.Diagnosed(Flat));
        var curves = diagnosed.CurvesAt(trial);
        double Least(TiltTrial at)
        {
            var shown = diagnosed.At(at, curves);
            return Enumerable.Range(0, shown.Frequencies.Length).Where(ring => shown.Frequencies[ring] < finest && shown.Agreement[ring] is not null).Min(ring => shown.Agreement[ring]!.Value);
        }

        Assert.True(Least(trial) > 0.9);
        Assert.True(Least(trial with { Defocus = trial.Defocus.WithMean(new(trial.Defocus.Mean.Angstroms + 1200)) }) < 0);
    }

    [Fact]
    public void Where_the_images_do_not_tell_the_thickness_that_of_the_fit_is_shown()
    {
        // At 60 degrees the beam passes through 2 x 400 A of ice, whose first node lies at 4 A; through 2 x 1200 A, where fits begin, it would lie at 7 A, and rings from there on would have the wrong sign.
        const double thin = 400, coarsest = 1 / 6.8, finest = 1 / 5.5;
        var ice = FittedSeries.Ice with { SlabThickness = new(thin), TiltAngles = [Thon.Units.Angle.FromDegrees(60)], SignalToNoise = 3 };
        var simulation = new Thon.Simulate.Simulation(ice);
        var fit = CtfEstimation.Estimate(
            simulation.Series with { SlabThickness = null }, new MemoryStack([simulation.Render(0)]), [ice.Geometry.Axis], [ice.Geometry.Hand], FittedSeries.Settings, null, TestContext.Current.CancellationToken);
        Assert.Null(fit.Series.SlabThickness);
        Assert.NotNull(fit.Series.ModelThickness);
        var diagnosed = new DiagnosedTilt(fit.Spectra[0]!, fit.Series, 0);
        var trial = TiltTrial.Of(fit.Series.Tilts[0].Estimate!);
        var shown = diagnosed.At(trial, diagnosed.CurvesAt(trial));
        int[] rings = [.. Enumerable.Range(0, shown.Frequencies.Length).Where(ring => shown.Frequencies[ring] > coarsest && shown.Frequencies[ring] < finest && shown.Agreement[ring] is not null)];
        Assert.NotEmpty(rings);
        Assert.All(rings, ring => Assert.True(shown.Agreement[ring] > 0, $"{1 / shown.Frequencies[ring]:F1} A: {shown.Agreement[ring]}"));
    }

    [Theory]
    [InlineData(1500)]
    [InlineData(-800)]
    [InlineData(3000)]
    public void No_thickness_is_made_up_to_excuse_a_wrong_defocus(double wrong)
    {
        // The rings of this defocus are turned round somewhere coarser than 6 A; what is shown must say so whether a thickness is known or not.
        const double opposed = -0.4;
        foreach (var series in new[] { FittedSeries.Result.Series, FittedSeries.Result.Series with { SlabThickness = null } })
        {
            var diagnosed = new DiagnosedTilt(FittedSeries.Result.Spectra[Flat]!, series, Flat);
            var trial = FittedSeries.TrialOf(Flat) with { Defocus = FittedSeries.TrialOf(Flat).Defocus.WithMean(new(FittedSeries.TrialOf(Flat).Defocus.Mean.Angstroms + wrong)) };
            var shown = diagnosed.At(trial, diagnosed.CurvesAt(trial));
            Assert.True(shown.Agreement.Min() < opposed, $"{shown.Agreement.Min()}");
        }
    }

    [Fact]
    public void The_curves_of_a_held_fit_give_the_signal_to_noise_ratio_of_the_joint_fit()
    {
        // The ripples of the contrast, 15 %, are pulled to a slightly different shape than the series' own.
        const double tolerance = 0.2;
        var (estimate, spectra) = (FittedSeries.Result.Series.Tilts[Flat].Estimate!, FittedSeries.Result.Spectra[Flat]!);
        var unknown = FittedSeries.Result.Series with { Tilts = [.. FittedSeries.Result.Series.Tilts.Select(tilt => tilt with { Estimate = null })] };
        var curves = new DiagnosedTilt(spectra, unknown, Flat).CurvesAt(TiltTrial.Of(estimate));
        SplineBasis b = new(curves.Background.Length, spectra.Grid.RingCount), c = new(curves.Contrast.Length, spectra.Grid.RingCount);
        foreach (double spacing in new[] { 25.0, 15, 11, 9 })
        {
            int ring = (int)spectra.Grid.RingPlace(1 / spacing);
            double ratio = SignalToNoiseCurve.Ratio(Math.Exp(b.At(ring, curves.Background)), Math.Exp(c.At(ring, curves.Contrast)));
            Assert.Equal(0, Math.Log(ratio / estimate.SignalToNoise!.At(1 / spacing)), tolerance);
        }
    }

    [Fact]
    public void The_measured_half_of_the_picture_shows_the_rings_of_the_model_half()
    {
        // A pixel is the mean of a few hundred powers that scatter by their mean; rings coarser than 10 A stand out of that.
        const double alike = 0.8, unlike = 0.5;
        var (trial, diagnosed) = (FittedSeries.TrialOf(Steep), FittedSeries.Diagnosed(Steep));
        var curves = diagnosed.CurvesAt(trial);
        double found = HalvesLikeness(diagnosed.At(trial, curves).Picture);
        var turned = trial with { Defocus = new(trial.Defocus.U, trial.Defocus.V, new(trial.Defocus.Angle.Radians + Math.PI / 2)) };
        double off = HalvesLikeness(diagnosed.At(turned, curves).Picture);
        var wrong = trial with { Defocus = trial.Defocus.WithMean(new(trial.Defocus.Mean.Angstroms - 1500)) };
        double lost = HalvesLikeness(diagnosed.At(wrong, curves).Picture);
        Assert.True(found > alike && off < found - 0.1 && off > unlike && lost < unlike, $"{found}, {off} and {lost}");
    }

    [Fact]
    public void The_picture_is_the_same_every_time_and_empty_where_nothing_is_known()
    {
        var (trial, diagnosed) = (FittedSeries.TrialOf(Flat), FittedSeries.Diagnosed(Flat));
        var curves = diagnosed.CurvesAt(trial);
        var picture = diagnosed.At(trial, curves).Picture;
        Assert.Equal(picture.Grey, diagnosed.At(trial, curves).Picture.Grey);
        int middle = picture.Size / 2;
        foreach (int pixel in new[] { 0, picture.Size - 1, middle * picture.Size + middle }) Assert.Equal(128, picture.Grey[pixel]);
    }

    [Theory]
    [InlineData(-2000)]
    [InlineData(50)]
    [InlineData(400000)]
    public void Numbers_that_are_far_from_the_truth_are_shown_like_any_others(double defocus)
    {
        var diagnosed = FittedSeries.Diagnosed(Steep);
        var trial = new TiltTrial(Defocus.Round(new(defocus)), Thon.Units.Angle.FromDegrees(120));
        var shown = diagnosed.At(trial, diagnosed.CurvesAt(trial));
        Assert.All(shown.Measured.Concat(shown.Fitted).Concat(shown.Agreement), value => Assert.True(value is null || double.IsFinite(value.Value)));
        Assert.All(shown.Background, value => Assert.True(double.IsFinite(value) && value > 0));
    }

    /// <summary>Correlation of the greys of the left half with those of the opposite frequencies in the right half.</summary>
    private static double HalvesLikeness(SpectrumPicture picture)
    {
        const double finest = 1 / 10.0, coarsest = 1 / 20.0;
        int middle = picture.Size / 2;
        List<double> measured = [], model = [];
        for (int y = 1 - middle; y < middle; y++)
            for (int x = 1; x < middle; x++)
            {
                double k = Math.Sqrt(x * x + y * y) * picture.Highest / middle;
                if (k < coarsest || k > finest) continue;
                model.Add(picture.Grey[(middle + y) * picture.Size + middle + x]);
                measured.Add(picture.Grey[(middle - y) * picture.Size + middle - x]);
            }

        return Likeness.Correlation(Floats(measured), Floats(model));
    }

    /// <summary>How high rings stand, as a part of those of the model.</summary>
    private static double Height(double[] measured, double[] fitted) => measured.Zip(fitted, (m, f) => m * f).Sum() / fitted.Sum(f => f * f);

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(value => (float)value)];

    /// <summary>The squared frequency at which the phase at the mean defocus is the cell's, by bisection: below 4 A at 3 um the phase only rises.</summary>
    private static double EquallyPhased(Func<double, double, double> phase, double k2, double local)
    {
        double wanted = phase(k2, local), low = 0, high = 0.3;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (phase(middle, double.NaN) < wanted) low = middle;
            else high = middle;
        }

        return low;
    }

    private static (double Measured, double Model)[] Plain(int place, TiltTrial trial, TiltCurves curves, Func<Func<double, double, double>, double, double, double> target)
    {
        var (series, spectra) = (FittedSeries.Result.Series, FittedSeries.Result.Spectra[place]!);
        var (grid, plane) = (spectra.Grid, DefocusPlane.Of(series.Geometry!, series.Tilts[place].Angle));
        double lambda = series.Microscope.Wavelength.Angstroms, cs = series.Microscope.SphericalAberration.Angstroms, mean = trial.Defocus.Mean.Angstroms;
        double half = trial.Defocus.Astigmatism.Angstroms / 2, path = (series.SlabThickness?.Angstroms ?? 1200) * Math.Sqrt(1 + plane.Steepness * plane.Steepness);
        double Phase(double k2, double defocus) =>
            Math.PI * lambda * (double.IsNaN(defocus) ? mean : defocus) * k2 - Math.PI / 2 * cs * lambda * lambda * lambda * k2 * k2 + trial.PhaseShift.Radians + Math.Asin(0.07);
        double[] damping = RingDamping.OfTile(grid, spectra.Shape, TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle), plane, mean);
        SplineBasis b = new(curves.Background.Length, grid.RingCount), c = new(curves.Contrast.Length, grid.RingCount);
        var sums = new (double Weight, double Measured, double Model)[grid.RingCount];
        for (int ring = 0; ring < spectra.UsefulRings; ring++)
            foreach (var patch in spectra.Patches)
                for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
                {
                    if (grid.PixelCount[cell] == 0) continue;
                    double k2 = grid.SquaredFrequency[cell], direction = Math.Atan2(grid.Ky[cell], grid.Kx[cell]);
                    double local = mean + half * Math.Cos(2 * (direction - trial.Defocus.Angle.Radians)) + plane.OffsetAt(patch.Place.X, patch.Place.Y);
                    double blur = 2 * Math.PI * lambda * grid.SquaredFrequency[grid.RingStart[ring]] * patch.Place.SpreadOn(plane), x = lambda * Math.Pow(grid.RingFrequency[ring], 2) * path;
                    double background = Math.Exp(b.At(ring, curves.Background)), contrast = Math.Exp(c.At(ring, curves.Contrast));
                    double rings = -contrast * Math.Sin(Math.PI * x) / (Math.PI * x) * damping[cell] * Math.Exp(-blur * blur / 2) * Math.Cos(2 * Phase(k2, local)) / background;
                    int bin = (int)Math.Floor((Math.Sqrt(target(Phase, k2, local)) - grid.RingFrequency[0]) / grid.RingWidth + 0.5);
                    if (bin < 0 || bin >= spectra.UsefulRings) continue;
                    double weight = grid.PixelCount[cell] * patch.Tiles;
                    sums[bin] = (sums[bin].Weight + weight, sums[bin].Measured + weight * (patch.Power[cell] / background - 1), sums[bin].Model + weight * rings);
                }

        return [.. sums.Select(sum => (sum.Measured / sum.Weight, sum.Model / sum.Weight))];
    }
}
