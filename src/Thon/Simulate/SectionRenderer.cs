using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>The expected image of one section: project, sort into layers, transform each, apply its CTF, add up, transform back.</summary>
internal static class SectionRenderer
{
    // Between layers the CTF is interpolated; a phase step d costs at most d^2/8 of the amplitude: 2 % half way, at Nyquist.
    private const double GreatestPhaseStep = 0.4;
    private const double GreatestStepAngstroms = 150;

    /// <summary>Expected counts of a section.</summary>
    /// <param name="series">The series; its tilts carry the true defocus.</param>
    /// <param name="settings">Settings of the series.</param>
    /// <param name="specimen">The scatterers.</param>
    /// <param name="field">The padded field.</param>
    /// <param name="fft">A plan for the padded field.</param>
    /// <param name="section">Section from 0.</param>
    /// <param name="rendering">Whether the CTF acts.</param>
    public static Image Expected(
        TiltSeries series, SimulationSettings settings, IEnumerable<Scatterer> specimen, PaddedField field, RealFft2D fft, int section, Rendering rendering)
    {
        var tilt = series.Tilts[section];
        bool ctf = rendering != Rendering.WithoutCtf;
        var layers = new Layers(specimen, new(settings.Geometry, tilt.Angle), field, ctf ? Step(settings) : double.PositiveInfinity);
        var sum = ctf ? LayerSum.WithCtf(field, FirstLayer(settings.Microscope, tilt, layers), layers.Step) : LayerSum.WithoutCtf(field);
        AddLayers(layers, sum, field, fft);
        Attenuate(sum.Spectrum, settings, tilt, field);
        var contrast = new float[field.Width * field.Height];
        fft.Inverse(sum.Spectrum, contrast);
        return Crop(contrast, field, settings, SignalScale.MeanCounts(settings, tilt.Angle));
    }

    private static double Step(SimulationSettings settings)
    {
        double nyquist = SpatialFrequency.Nyquist(settings.PixelSize).CyclesPerAngstrom;
        var transfer = new ContrastTransfer(settings.Microscope, settings.Defocus, Angle.Zero);
        double phasePerAngstrom = transfer.PhaseAt(nyquist * nyquist, 1) - transfer.PhaseAt(nyquist * nyquist, 0);
        return Math.Min(GreatestStepAngstroms, GreatestPhaseStep / phasePerAngstrom);
    }

    private static ContrastTransfer FirstLayer(Microscope microscope, Tilt tilt, Layers layers)
    {
        var (centre, phaseShift) = (tilt.Estimate!.Defocus, tilt.Estimate.PhaseShift);
        return new(microscope, centre.WithMean(new(centre.Mean.Angstroms + layers.FirstDefocus)), phaseShift);
    }

    private static void AddLayers(Layers layers, LayerSum sum, PaddedField field, RealFft2D fft)
    {
        float[] nearer = new float[field.Width * field.Height], further = new float[nearer.Length];
        var spectrum = new Complex32[HalfSpectrum.Count(field)];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            layers.AddInPlace(layer, nearer, further, field.Width);
            fft.Forward(nearer, spectrum);
            sum.Add(spectrum);
            (nearer, further) = (further, nearer);
            Array.Clear(further);
        }
    }

    /// <summary>Envelope, damage, and the compensation for the splines.</summary>
    private static void Attenuate(Span<Complex32> spectrum, SimulationSettings settings, Tilt tilt, PaddedField field)
    {
        var middle = tilt.DoseBefore!.Value + new Dose(tilt.Dose!.Value.ElectronsPerSquareAngstrom / 2);
        double[] across = Compensations(field.Width), up = Compensations(field.Height);
        var factors = new float[spectrum.Length];
        HalfSpectrum.ForEach(field, (index, kx, ky) =>
        {
            double k2 = kx * kx + ky * ky;
            double damage = settings.Damage == DamageModel.None ? 1 : RadiationDamage.Amplitude(Math.Sqrt(k2), middle, settings.Microscope.Voltage);
            var (row, column) = Math.DivRem(index, field.Width / 2 + 1);
            factors[index] = (float)(damage * Envelope.Amplitude(k2, settings.EnvelopeB) * across[column] * up[row]);
        });
        for (int i = 0; i < spectrum.Length; i++) spectrum[i] *= factors[i];
    }

    private static double[] Compensations(int size) => [.. Enumerable.Range(0, size).Select(i => SplineDeposit.Compensation((double)i / size))];

    private static Image Crop(float[] contrast, PaddedField field, SimulationSettings settings, double meanCounts)
    {
        var image = new Image(settings.Width, settings.Height);
        for (int y = 0; y < image.Height; y++)
        {
            var row = contrast.AsSpan((field.Bottom + y) * field.Width + field.Left, image.Width);
            for (int x = 0; x < image.Width; x++) image[x, y] = (float)(meanCounts * (1 - row[x]));
        }
        return image;
    }
}
