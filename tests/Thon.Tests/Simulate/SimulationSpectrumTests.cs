using Thon.Optics;
using Thon.Simulate;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Simulate;

/// <summary>Mean power spectra of many renders against closed forms.</summary>
public sealed class SimulationSpectrumTests
{
    private const int Size = 128;
    private const double Pixel = 3;

    private static readonly SimulationSettings Thin = new()
    {
        Width = Size,
        Height = Size,
        PixelSize = Length.FromAngstroms(Pixel),
        TiltAngles = [Angle.Zero],
        Defocus = Defocus.Round(Length.FromAngstroms(9000)),
        FocusDrift = new(0),
        FocusJitter = new(0),
        SlabThickness = Length.FromAngstroms(0),
        Contents = SpecimenContents.IceOnly,
        SignalToNoise = 0.5,
        EnvelopeB = 60,
        Damage = DamageModel.None,
    };

    [Fact]
    public void A_thin_slab_shows_signal_times_squared_CTF_plus_noise()
    {
        double[] power = MeanPower(Thin, Rendering.Counts, renders: 40);
        var transfer = new ContrastTransfer(Thin.Microscope, Thin.Defocus, Angle.Zero);
        double counts = SignalScale.MeanCounts(Thin, Angle.Zero);
        for (int ring = 4; ring < power.Length; ring++)
        {
            // In units of the shot noise, whose power is the mean count.
            double expected = 1 + Thin.SignalToNoise * RingMean(ring, k => Square(transfer.At(k, Angle.Zero)) * Math.Exp(-Thin.EnvelopeB * k * k / 2));
            // Some 40 * pi * ring independent values of unit relative scatter; 5 sigma, and 1 % for what the window mixes.
            Assert.Equal(expected, power[ring] / counts, expected * (0.01 + 5 / Math.Sqrt(40 * Math.PI * ring)));
        }
    }

    [Fact]
    public void Zeros_stand_where_the_optics_put_them()
    {
        double[] power = MeanPower(Thin, Rendering.Expected, renders: 12);
        double lambda = Thin.Microscope.Wavelength.Angstroms, cs = Thin.Microscope.SphericalAberration.Angstroms;
        for (int n = 1; n <= 3; n++)
        {
            // lambda df k^2 - Cs lambda^3 k^4 / 2 + asin(A) / pi = n, solved for k^2.
            double a = cs * lambda * lambda * lambda / 2, b = lambda * 9000, c = n - Math.Asin(0.07) / Math.PI;
            double zero = Math.Sqrt((b - Math.Sqrt(b * b - 4 * a * c)) / (2 * a)) * Size * Pixel;
            int lowest = Enumerable.Range((int)zero - 3, 8).MinBy(ring => power[ring]);
            Assert.InRange(lowest - zero, -1, 1);
            Assert.True(power[lowest] < 0.1 * power[2..].Max(), $"zero {n} is filled");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    public void A_thick_slab_fades_as_the_sinc_of_its_length_along_the_beam(double tiltDegrees)
    {
        var settings = Thin with
        {
            Height = 64, // a narrow field: the gradient over it stays small against the slab
            Width = 64,
            TiltAngles = [Angle.FromDegrees(tiltDegrees)],
            Geometry = new(Angle.FromDegrees(30), Thon.Tilts.Hand.Plus),
            SlabThickness = Length.FromAngstroms(2000),
            EnvelopeB = 0,
            SignalToNoise = 0.05,
        };
        const int renders = 60;
        double[] power = MeanPower(settings, Rendering.Expected, renders);
        double cosine = Math.Cos(tiltDegrees * Math.PI / 180), counts = SignalScale.MeanCounts(settings, settings.TiltAngles[0]);
        double signal = counts * counts * settings.SignalToNoise / SignalScale.MeanCounts(settings, Angle.Zero) / cosine;
        var transfer = new ContrastTransfer(settings.Microscope, settings.Defocus, Angle.Zero);
        double reach = 0.5 * 64 * Pixel * Math.Tan(tiltDegrees * Math.PI / 180) * 0.36; // rms of the Hann-windowed gradient
        for (int ring = 4; ring < 30; ring++)
        {
            double expected = RingMean(ring, k =>
            {
                double rate = Math.PI * transfer.Microscope.Wavelength.Angstroms * k * k, x = rate * 2000 / cosine;
                return (1 - Math.Sin(x) / x * Math.Exp(-2 * rate * rate * reach * reach) * Math.Cos(2 * transfer.PhaseAt(k, Angle.Zero))) / 2;
            }, 64);
            // 5 sigma of 60 * pi * ring values, correlated two by two by the window; 0.06 for the layers' interpolation and the window's mixing.
            Assert.Equal(expected, power[ring] / signal, 0.06 + expected * 5 / Math.Sqrt(renders * Math.PI * ring / 2));
        }
    }

    [Fact]
    public void Damage_fades_late_images_by_the_critical_dose()
    {
        var settings = Thin with { TiltAngles = [Angle.Zero, Angle.Zero, Angle.Zero], DosePerTilt = Dose.FromElectronsPerSquareAngstrom(30), SignalToNoise = 5 };
        var undamaged = new Simulation(settings).Render(2, Rendering.WithoutCtf);
        var damaged = new Simulation(settings with { Damage = DamageModel.GrantGrigorieff }).Render(2, Rendering.WithoutCtf);
        double[] before = RingPower.Of(undamaged), after = RingPower.Of(damaged);
        for (int ring = 8; ring < 60; ring += 4)
        {
            double k = ring / (Size * Pixel);
            // exp(-D / Ne) on powers at the middle of the third exposure, 75 e/A^2; 5 % for the change of the weight over a ring and the window.
            double expected = Math.Exp(-75 / (0.24499 * Math.Pow(k, -1.6649) + 2.8141));
            Assert.Equal(expected, after[ring] / before[ring], 0.05 * expected + 1e-3);
        }
    }

    private static double Square(double x) => x * x;

    private static double RingMean(int ring, Func<double, double> f, int size = Size) =>
        Enumerable.Range(0, 9).Average(i => f((ring - 0.5 + (i + 0.5) / 9) / (size * Pixel)));

    private static double[] MeanPower(SimulationSettings settings, Rendering rendering, int renders)
    {
        var sums = Enumerable.Range(0, renders).AsParallel().AsOrdered()
            .Select(i => RingPower.Of(new Simulation(settings with { Seed = (ulong)i + 100 }).Render(0, rendering))).ToArray();
        return [.. Enumerable.Range(0, sums[0].Length).Select(ring => sums.Average(power => power[ring]))];
    }
}
