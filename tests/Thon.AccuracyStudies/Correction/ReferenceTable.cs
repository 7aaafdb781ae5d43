using Thon.Correct;
using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies.Correction;

/// <summary>Corrections of the noiseless series of another simulator, beside what IMOD's ctfphaseflip makes of it.</summary>
internal static class ReferenceTable
{
    private static readonly Microscope Microscope = new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), Microscope.DefaultAmplitudeContrast);
    private static readonly Length Pixel = new(2);

    /// <summary>The table, or null where the series is not beside the checkout.</summary>
    /// <param name="shared">Folder of the material.</param>
    public static string? Of(string shared)
    {
        string folder = Path.Combine(shared, "reference/ctfphaseflip");
        if (!Directory.Exists(folder)) return null;
        using MrcReader images = Open(folder, "ts.mrc"), truths = Open(folder, "ideal.mrc"), flipped = Open(folder, "flipped_by_imod.mrc");
        var series = SeriesOf(folder, images);
        var table = new MarkdownTable(["tilt deg", "who", .. Band.All.Select(band => $"{band} A")]);
        foreach (var tilt in series.Tilts)
        {
            var truth = new InteriorSpectrum(Read(truths, tilt.Section), Pixel);
            var one = new CorrectionTilt(series, tilt, Read(images, tilt.Section), truth, SignalToNoise.Constant(1));
            Add("ctfphaseflip, IMOD 4.8.2", BandAgreement.Of(new(Read(flipped, tilt.Section), Pixel), truth));
            Add("Thon, flip", one.Judge(new(CorrectionMode.Flip)));
            Add("Thon, multiply", one.Judge(new(CorrectionMode.Multiply)));

            void Add(string who, IReadOnlyList<BandAgreement> bands) =>
                table.Add([Cell(tilt.Angle.Degrees, "F0"), who, .. bands.Select(band => Cell(band.Correlation, "F3"))]);
        }
        return table.ToString();
    }

    private static TiltSeries SeriesOf(string folder, MrcReader images)
    {
        var defocus = ImodDefocusFile.Read(Path.Combine(folder, "ts.defocus"));
        var tilts = ImodAngles.Read(Path.Combine(folder, "ts.tlt")).Select((angle, section) => new Tilt(section, angle, Estimate: defocus.At(section + 1)));
        return new("ctfphaseflip", images.Width, images.Height, Pixel, Microscope, new(Angle.Zero, Hand.Plus), [.. tilts], DataType.Raw);
    }

    private static MrcReader Open(string folder, string file) => MrcReader.Open(Path.Combine(folder, file));

    private static Image Read(MrcReader stack, int section)
    {
        var image = new Image(stack.Width, stack.Height);
        stack.Read(section, image.Pixels);
        return image;
    }
}
