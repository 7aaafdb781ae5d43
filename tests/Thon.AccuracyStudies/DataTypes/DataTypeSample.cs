using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>Makes the files of a series: the raw stack, and what each kind makes of it.</summary>
/// <param name="series">The series with its true defoci.</param>
/// <param name="raw">The raw stack.</param>
/// <param name="folder">Where files go.</param>
/// <param name="threads">How many threads may work.</param>
internal sealed class DataTypeSample(TiltSeries series, string raw, string folder, int threads)
{
    /// <summary>Renders a series into its raw stack.</summary>
    /// <param name="settings">The series.</param>
    /// <param name="folder">Where files go.</param>
    /// <param name="images">Where raw stacks are kept between runs.</param>
    /// <param name="threads">How many threads may work.</param>
    public static DataTypeSample Of(SimulationSettings settings, string folder, string images, int threads)
    {
        var simulation = new Simulation(settings);
        string file = Path.Combine(images, $"{settings.Name}.mrc");
        if (!File.Exists(file)) Write(file, new(settings.Width, settings.Height, settings.TiltAngles.Length, MrcMode.Int16, settings.PixelSize), threads, section => simulation.Render(section));
        return new(WithRatios(simulation), file, folder, threads);
    }

    /// <summary>Writes the file of one kind; gives its path.</summary>
    public string Make(DataTypeKind kind)
    {
        string file = Path.Combine(folder, $"{DataTypeKind.All.IndexOf(kind)}.mrc");
        using var stack = MrcReader.Open(raw);
        var filters = kind.Steps.FiltersOf(series);
        int part = kind.Last is null ? 1 : series.Width / kind.Last(new(series.Width, series.Height)).Width;
        var mode = kind.Steps.Correction == CorrectionMode.None ? MrcMode.Int16 : MrcMode.Float32;
        var output = new MrcOutput(series.Width / part, series.Height / part, series.Tilts.Length, mode, new Length(kind.StatedPixel * series.PixelSize.Angstroms));
        Write(file, output, threads, section => Prepared(stack, section, kind, filters[section]));
        return file;
    }

    private Image Prepared(MrcReader stack, int section, DataTypeKind kind, ImageFilter filter)
    {
        var image = new Image(series.Width, series.Height);
        stack.Read(section, image.Pixels);
        var optics = LocalOptics.Of(series, series.Tilts[section]);
        if (kind.Steps is not { Correction: CorrectionMode.None, Weighting: null })
            new LocalCorrection(series.Width, series.Height, series.PixelSize, optics, filter, new()).ApplyInPlace(image);
        if (kind.Deconvolution is { } preset)
            new ImageDeconvolution(series.Width, series.Height, series.PixelSize, optics, new(preset), InputState.Flipped, new()).ApplyInPlace(image);
        return kind.Last?.Invoke(image) ?? image;
    }

    // What an estimation finds scatters about the truth, here by a third from series to series; of proteins it knows nothing.
    private static TiltSeries WithRatios(Simulation simulation)
    {
        const double scatter = 0.3;
        var settings = simulation.Settings;
        double found = settings.SignalToNoise * Math.Exp(scatter * new RandomStream(settings.Seed + 1).NextNormal());
        double[] frequencies = [.. Enumerable.Range(0, 40).Select(i => i * 0.01)];
        var ratio = new SignalToNoise([.. frequencies], [.. frequencies.Select(k => found * Math.Exp(-settings.EnvelopeB * k * k / 2))]);
        return simulation.Series with { Tilts = [.. simulation.Series.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = ratio } })] };
    }

    private static void Write(string file, MrcOutput output, int threads, Func<int, Image> imageOf)
    {
        using var writer = MrcWriter.Create(file, output);
        SectionLoop.Run(output.Count, threads, CancellationToken.None, () => 0, (section, _) => writer.Write(section, imageOf(section).Pixels));
        writer.Complete();
    }
}
