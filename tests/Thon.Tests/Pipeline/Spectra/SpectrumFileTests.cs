using System.Diagnostics;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Pipeline.Spectra;
using Thon.Simulate;
using Thon.Tests.Cli;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Spectra;

/// <summary>Centred power spectra as RELION keeps them, made from simulated images by the plain definition.</summary>
public sealed class SpectrumFileTests
{
    private const int Tile = 256;
    private const string MotionCorrection = "/usr/bin/relion_run_motioncorr";
    private const string Movies = """
        # version 30001
        data_optics
        loop_
        _rlnOpticsGroupName #1
        _rlnOpticsGroup #2
        _rlnMicrographOriginalPixelSize #3
        _rlnVoltage #4
        _rlnSphericalAberration #5
        _rlnAmplitudeContrast #6
        one 1 2.0 300 2.7 0.07

        data_movies
        loop_
        _rlnMicrographMovieName #1
        _rlnOpticsGroup #2
        mic.mrc 1


        """;

    private static readonly string[] Optics = ["--cs", "2.7", "--voltage", "300", "--pixel-size", "2"];

    private static readonly SimulationSettings Settings = new()
    {
        Width = 1024,
        Height = 1024,
        PixelSize = new(2),
        TiltAngles = [Angle.Zero],
        Defocus = new(new(25400), new(24600), Angle.FromDegrees(35)),
        FocusDrift = new(0),
        FocusJitter = new(0),
        SlabThickness = new(300),
        SignalToNoise = 0.5,
        Contents = SpecimenContents.IceOnly,
    };

    private static readonly Lazy<double[]> MeanPower = new(() => Periodogram(new Simulation(Settings).Render(0), 1));
    private static readonly Lazy<double[]> MeanAmplitude = new(() => Periodogram(new Simulation(Settings).Render(0), 0.5));

    [Fact]
    public void Power_and_amplitude_give_the_defocus_and_the_astigmatism_back_and_the_same()
    {
        var truth = new Simulation(Settings).Series.Tilts[0].Estimate!.Defocus;
        DefocusEstimate[] estimates = [.. new[] { MeanPower.Value, MeanAmplitude.Value, [.. MeanPower.Value.Select(Math.Sqrt)] }.Select(Estimate)];
        Assert.All(estimates, estimate =>
        {
            var defocus = estimate.Defocus;
            Assert.InRange(estimate.Sigma!.Value.Angstroms, 3, 80);
            Assert.InRange(defocus.Mean.Angstroms - truth.Mean.Angstroms, -4 * estimate.Sigma.Value.Angstroms, 4 * estimate.Sigma.Value.Angstroms);
            Assert.InRange(Math.Abs(defocus.Astigmatism.Angstroms - truth.Astigmatism.Angstroms), 0, 4 * estimate.AstigmatismSigma!.Value.Angstroms);
            Assert.InRange(Math.Abs(defocus.Angle.Degrees - truth.Angle.Degrees), 0, 4 * estimate.AngleSigma!.Value.Degrees);
            Assert.InRange(Math.Abs(defocus.Mean.Angstroms - estimates[0].Defocus.Mean.Angstroms), 0, estimates[0].Sigma!.Value.Angstroms);
            Assert.Equal(FitVerdict.Good, estimate.Verdict);
        });

        static DefocusEstimate Estimate(double[] pixels)
        {
            string path = Path.Combine(Save("mic_PS.mrc", pixels), "mic_PS.mrc");
            var options = new MetadataOptions { PixelSize = new(2), SphericalAberration = Length.FromMillimeters(2.7), Voltage = Voltage.FromKilovolts(300) };
            var settings = new PreprocessSettings(path, options);
            var input = SpectrumFile.Open(settings, TestContext.Current.CancellationToken);
            return SpectrumEstimation.Run(input, settings, Path.Combine(Repository.TemporaryFolder(), "out"), null, TestContext.Current.CancellationToken).Series.Tilts[0].Estimate!;
        }
    }

    [Fact]
    public async Task The_spectrum_Relion_makes_of_a_movie_gives_its_defocus_back()
    {
        Assert.SkipUnless(File.Exists(MotionCorrection), "relion_run_motioncorr is not installed");
        string folder = Repository.TemporaryFolder();
        float[][] frames = [.. Enumerable.Range(0, 4).Select(frame => new Simulation(Settings with { TiltAngles = [.. Enumerable.Repeat(Angle.Zero, 4)] }).Render(frame).Pixels)];
        using (var writer = MrcWriter.Create(Path.Combine(folder, "mic.mrc"), new(1024, 1024, frames.Length, MrcMode.Float32, Settings.PixelSize)))
        {
            for (int i = 0; i < frames.Length; i++) writer.Write(i, frames[i]);
            writer.Complete();
        }
        File.WriteAllText(Path.Combine(folder, "movies.star"), Movies);
        using var relion = Process.Start(new ProcessStartInfo(MotionCorrection, "--i movies.star --o motion/ --use_own --j 1 --patch_x 1 --patch_y 1 --dose_per_frame 1 --grouping_for_ps 2")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = relion.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await relion.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await relion.WaitForExitAsync(TestContext.Current.CancellationToken);
        string spectrum = Path.Combine(folder, "motion", "mic_PS.mrc");
        Assert.True(File.Exists(spectrum), await error);
        var run = ThonProcess.RunIn(folder, "estimate", spectrum, "--spectrum", "--out", "out", "--cs", "2.7", "--voltage", "300");
        Assert.True(run.ExitCode == 0, run.Error);
        var estimate = TiltSeriesStar.Read(Path.Combine(folder, "out", "mic_PS.star"), "mic_PS").Tilts[0].Estimate!;
        var truth = new Simulation(Settings).Series.Tilts[0].Estimate!.Defocus;
        Assert.InRange(estimate.Defocus.Mean.Angstroms - truth.Mean.Angstroms, -4 * estimate.Sigma!.Value.Angstroms, 4 * estimate.Sigma.Value.Angstroms);
        Assert.InRange(estimate.Defocus.Astigmatism.Angstroms - truth.Astigmatism.Angstroms, -4 * estimate.AstigmatismSigma!.Value.Angstroms, 4 * estimate.AstigmatismSigma.Value.Angstroms);
        Assert.InRange(estimate.Defocus.Angle.Degrees - truth.Angle.Degrees, -4 * estimate.AngleSigma!.Value.Degrees, 4 * estimate.AngleSigma.Value.Degrees);
    }

    [Fact]
    public void A_stack_of_spectra_gives_a_row_each()
    {
        double[] noise = Periodogram(new Image(1024, 1024, Signals.Noise(1024 * 1024, 3)), 1);
        string folder = Save("stack_PS.mrc", MeanPower.Value, noise, MeanPower.Value);
        var run = ThonProcess.RunIn(folder, ["estimate", "stack_PS.mrc", "--spectrum", "--out", "out", .. Optics]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("section 1 ", Assert.Single(run.ErrorLines, line => line.EndsWith("[spectrum-not-fitted]", StringComparison.Ordinal)));
        var rows = TiltSeriesStar.Read(Path.Combine(folder, "out", "stack_PS.star"), "stack_PS").Tilts;
        Assert.Equal(["Fit", "Predicted", "Fit"], rows.Select(row => row.Estimate!.Source.ToString()));
        Assert.Equal(rows[0].Estimate!.Defocus, rows[2].Estimate!.Defocus);
    }

    [Fact]
    public void An_excluded_section_is_neither_read_nor_fitted()
    {
        string folder = Save("stack_PS.mrc", MeanPower.Value, new double[Tile * Tile], MeanPower.Value, [.. MeanPower.Value.Select(Math.Sqrt)]);
        AssertRefused("spectrum-not-symmetric", folder, ["estimate", "stack_PS.mrc", "--spectrum", "--out", "out", .. Optics]);
        var run = ThonProcess.RunIn(folder, ["estimate", "stack_PS.mrc", "--spectrum", "--exclude", "1,3", "--out", "out", .. Optics]);
        Assert.True(run.ExitCode == 0, run.Error);
        var rows = TiltSeriesStar.Read(Path.Combine(folder, "out", "stack_PS.star"), "stack_PS").Tilts;
        Assert.Equal([false, true, false, true], rows.Select(row => row.IsExcluded));
        Assert.Equal(["Fit", "Predicted", "Fit", "Predicted"], rows.Select(row => row.Estimate!.Source.ToString()));
        Assert.All([rows[1], rows[3]], row => Assert.Equal((FitVerdict.Failed, "excluded"), (row.Estimate!.Verdict!.Value, row.Estimate.Reason)));
        Assert.DoesNotContain(run.ErrorLines, line => line.Contains("spectrum-not-fitted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stated_phase_is_used_and_told()
    {
        var phased = Settings with { PhaseShift = Angle.FromDegrees(90) };
        var truth = new Simulation(phased).Series.Tilts[0].Estimate!.Defocus;
        string folder = Save("mic_PS.mrc", Periodogram(new Simulation(phased).Render(0), 1));
        var run = ThonProcess.RunIn(folder, ["estimate", "mic_PS.mrc", "--spectrum", "--phase", "90", "--defocus-range", "1:5", "--out", "out", .. Optics]);
        Assert.True(run.ExitCode == 0, run.Error);
        var estimate = TiltSeriesStar.Read(Path.Combine(folder, "out", "mic_PS.star"), "mic_PS").Tilts[0].Estimate!;
        Assert.Equal(90, estimate.PhaseShift.Degrees, 1e-6);
        Assert.InRange(estimate.Defocus.Mean.Angstroms - truth.Mean.Angstroms, -4 * estimate.Sigma!.Value.Angstroms, 4 * estimate.Sigma.Value.Angstroms);
        string[] log = File.ReadAllLines(Path.Combine(folder, "out", "mic_PS.log"));
        Assert.Contains(log, line => line.Contains("phase shift", StringComparison.Ordinal) && line.Contains("90 degrees", StringComparison.Ordinal) && line.Contains("option --phase", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("defocus searched", StringComparison.Ordinal) && line.Contains("1 to 5 um", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--phase", "fit")]
    [InlineData("--phase", "drift")]
    [InlineData("--fit-plane")]
    [InlineData("--astigmatism", "drift")]
    [InlineData("--thickness", "300")]
    public void What_spectra_cannot_tell_is_refused(params string[] option)
    {
        string folder = Save("mic_PS.mrc", MeanPower.Value);
        AssertRefused("option", folder, ["estimate", "mic_PS.mrc", "--spectrum", .. option, "--out", "out", .. Optics]);
        AssertRefused("option", folder, ["estimate", "--from-warp", "x.xml", .. option, "--out", "out"]);
    }

    [Fact]
    public void White_noise_is_said_to_show_no_rings()
    {
        string folder = Save("noise.mrc", Periodogram(new Image(1024, 1024, Signals.Noise(1024 * 1024, 4)), 1));
        AssertRefused("spectrum-no-rings", folder, ["estimate", "noise.mrc", "--spectrum", "--out", "out", .. Optics]);
    }

    [Fact]
    public void What_is_no_spectrum_is_refused_and_nothing_written()
    {
        string folder = Save("mic_PS.mrc", MeanPower.Value);
        float[] image = Signals.Noise(Tile * Tile, 7), broken = (float[])image.Clone();
        broken[5] = float.NaN;
        Write(Path.Combine(folder, "image.mrc"), Tile, Tile, image);
        Write(Path.Combine(folder, "broken.mrc"), Tile, Tile, broken);
        Write(Path.Combine(folder, "oblong.mrc"), Tile, Tile / 2, image[..(Tile * Tile / 2)]);
        AssertRefused("spectrum-not-symmetric", folder, ["estimate", "image.mrc", "--spectrum", "--out", "out", .. Optics]);
        AssertRefused("spectrum-not-finite", folder, ["estimate", "broken.mrc", "--spectrum", "--out", "out", .. Optics]);
        AssertRefused("spectrum-not-square", folder, ["estimate", "oblong.mrc", "--spectrum", "--out", "out", .. Optics]);
        AssertRefused("spectrum-too-coarse", folder, ["estimate", "mic_PS.mrc", "--spectrum", "--out", "out", "--cs", "2.7", "--voltage", "300", "--pixel-size", "30"]);
        AssertRefused("pixel-size-missing", folder, ["estimate", "mic_PS.mrc", "--spectrum", "--out", "out", "--cs", "2.7", "--voltage", "300"]);
        AssertRefused("usage", folder, ["estimate", "mic_PS.mrc", "--from-warp", "x.xml", "--out", "out"]);
        AssertRefused("usage", folder, ["estimate", "--out", "out"]);
        AssertRefused("file-not-found", folder, ["estimate", "--from-warp", "x.xml", "--out", "out"]);
        AssertRefused("warp-encoding", folder, ["estimate", "--from-warp", "mic_PS.mrc", "--out", "out"]);
    }

    private static void AssertRefused(string code, string folder, string[] args)
    {
        Assert.Equal((2, code), WarpSpectraTests.Code(ThonProcess.RunIn(folder, args)));
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
    }

    /// <summary>Mean of |F|^(2 exponent) over half-overlapping tiles under Hann's window, centred.</summary>
    private static double[] Periodogram(Image image, double exponent)
    {
        var fft = new RealFft2D(Tile, Tile);
        var (sum, tile, spectrum) = (new double[Tile * Tile], new float[Tile * Tile], new Complex32[fft.SpectrumWidth * Tile]);
        for (int bottom = 0; bottom + Tile <= image.Height; bottom += Tile / 2)
            for (int left = 0; left + Tile <= image.Width; left += Tile / 2)
            {
                for (int i = 0; i < tile.Length; i++) tile[i] = image[left + i % Tile, bottom + i / Tile] * Hann(i % Tile) * Hann(i / Tile);
                fft.Forward(tile, spectrum);
                for (int i = 0; i < sum.Length; i++)
                {
                    int kx = i % Tile - Tile / 2, ky = i / Tile - Tile / 2;
                    if (kx < 0) (kx, ky) = (-kx, -ky);
                    sum[i] += Math.Pow(spectrum[(ky + Tile) % Tile * fft.SpectrumWidth + kx].Power, exponent);
                }
            }
        return sum;
    }

    private static float Hann(int i) => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Tile));

    private static string Save(string name, params double[][] sections)
    {
        string folder = Repository.TemporaryFolder();
        Write(Path.Combine(folder, name), Tile, Tile, [.. sections.Select(section => section.Select(value => (float)value).ToArray())]);
        return folder;
    }

    private static void Write(string path, int width, int height, params float[][] sections)
    {
        using var writer = MrcWriter.Create(path, new(width, height, sections.Length, MrcMode.Float32, null));
        for (int i = 0; i < sections.Length; i++) writer.Write(i, sections[i]);
        writer.Complete();
    }
}
