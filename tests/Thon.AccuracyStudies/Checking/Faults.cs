using System.Collections.Immutable;
using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.Checking;

/// <summary>The mistakes of the study. Once one is in it, it stays, whatever comes out of it.</summary>
internal static class Faults
{
    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<Fault> All { get; } = [.. OfFiles().Select(fault => fault with { IsOfFiles = true }), .. OfOrder(), .. OfGeometry(), .. OfDefocus(), .. OfImages()];

    private static IEnumerable<Fault> OfFiles() =>
    [
        Simple("pixel size of header and mdoc differ by half", "pixel-size-contradiction", (draft, _) => draft with { Header = new(1.5 * draft.Header.Angstroms) }),
        Simple("mdoc lacks a section", "mdoc-count", (draft, _) => draft with { Mdoc = draft.Mdoc with { Sections = draft.Mdoc.Sections.RemoveAt(3) } }),
        Simple("mdoc names a section twice", "mdoc-section-repeated or mdoc-zvalues", (draft, _) => draft.WithSections((section, i) => i == 4 ? draft.Mdoc.Sections[3] : section)),
        Simple("an angle repeated in place of another", "tilt-angle-repeated", (draft, _) => draft.WithAngles(Changed(Angles(draft), 2, Angles(draft)[1]))),
        Simple("voltage of the STAR file is another than the mdoc's", "voltage-contradiction", (draft, _) => draft with { HasStar = true, Series = draft.Series with { Microscope = draft.Series.Microscope with { Voltage = Voltage.FromKilovolts(draft.Series.Microscope.Voltage.Kilovolts > 250 ? 200 : 300) } } }),
        Simple("Cs a thousandth of what it is", "cs-unit or cs-unusual", (draft, _) => draft with { Stated = draft.Stated with { SphericalAberration = new(draft.Stated.SphericalAberration!.Value.Angstroms * 0.001) } }),
        Simple("dose of each tilt a hundred times too large", "dose-unusual or dose-absurd", (draft, _) => draft.WithSections((section, _) => Draft.Set(Draft.Set(section, "ExposureDose", 300), "PriorRecordDose", 100 * section.Number("PriorRecordDose")!.Value))),
        Simple("DateTime in another order than PriorRecordDose", "mdoc-dose-order or dose-order-contradiction", (draft, _) => draft.WithSections((section, i) => Draft.Set(section, "DateTime", draft.Mdoc.Sections[^(i + 1)]["DateTime"]!))),
        Simple("RotationAngle 90 degrees from what the axis says", "mdoc-axis-rotation", (draft, _) => draft.WithSections((section, _) => Draft.Set(section, "RotationAngle", section.Number("RotationAngle")!.Value + 90))),
        Simple("STAR file of the series in another order", "ctf-angles or angles-reordered", (draft, _) => draft with { HasStar = true, Series = draft.Series with { Tilts = [.. draft.Series.Tilts.Select((tilt, i) => tilt with { Angle = draft.Series.Tilts[(i + 3) % draft.Series.Tilts.Length].Angle })] } }),
    ];

    private static IEnumerable<Fault> OfOrder() =>
    [
        new("tilt angles in reverse order", series => series.IsSymmetric ? ["images-hand"] : ["images-order-reversed"], (draft, _) => draft.WithAngles([.. Angles(draft).Reverse()])),
        Simple("tilt angles turned round by one section", "images-order-shifted", (draft, _) => draft.WithAngles([.. Angles(draft).Skip(1), Angles(draft)[0]])),
        Simple("tilt angles off by one step, which looks like an inclined specimen", "images-inclined", (draft, _) => draft.WithAngles([.. Angles(draft).Skip(1), new Angle(2 * Angles(draft)[^1].Radians - Angles(draft)[^2].Radians)])) with { IsNote = true },
        Simple("stack in the order of acquisition, angles sorted", "images-order-unsorted", (draft, _) => draft with { Images = [.. draft.Series.Tilts.OrderBy(tilt => tilt.Acquired).Select(tilt => draft.Images[tilt.Section])] }),
        Simple("two sections at opposite tilts swapped", "images-swapped", (draft, _) => Swapped(draft, draft.Images.Length / 5, draft.Images.Length - 2)),
        Simple("two sections at steep tilts of one side swapped", "images-swapped", (draft, _) => Swapped(draft, 0, 4)),
    ];

    private static IEnumerable<Fault> OfGeometry() =>
    [
        Simple("the other hand stated", "images-hand", (draft, _) => draft with { Stated = draft.Stated with { Hand = (Hand)(-(int)draft.Stated.Hand!.Value) } }),
        Simple("tilt axis turned by 180 degrees", "images-hand", (draft, _) => draft with { Stated = draft.Stated with { TiltAxis = Turned(draft, 180) } }),
        Simple("tilt axis off by 90 degrees", "images-axis-90", (draft, _) => draft with { Stated = draft.Stated with { TiltAxis = Turned(draft, 90) } }),
        Simple("pixel size twice what it is, everywhere", "images-pixel-size", (draft, _) => Scaled(draft, 2)),
        Simple("pixel size half of what it is, everywhere", "images-pixel-size", (draft, _) => Scaled(draft, 0.5)),
    ];

    private static IEnumerable<Fault> OfDefocus() =>
    [
        Stored("stored defocus ten times too large (angstrom taken for nanometre)", ["images-defocus-unit", "defocus-unit"], mean => 10 * mean),
        Stored("stored defocus a tenth (nanometre taken for angstrom)", ["images-defocus-unit", "defocus-unit"], mean => 0.1 * mean),
        Stored("stored defocus in micrometre", ["images-defocus-unit", "defocus-unit", "defocus-impossible"], mean => 1e-4 * mean),
        Stored("stored defocus with underfocus negative", ["images-defocus-sign", "defocus-sign"], mean => -mean),
        Stored("stored defocus of another series, 0.9 um off", ["images-defocus-stored"], mean => mean + 9000),
    ];

    private static IEnumerable<Fault> OfImages() =>
    [
        Simple("images weighted by dose already, and no label", "images-dose-weighted", (draft, _) => draft with { Mode = MrcMode.Float32, Images = [.. draft.Images.Zip(draft.Series.Tilts, (image, tilt) => PlainDoseWeight.Of(image, draft.Series.PixelSize.Angstroms, tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom + tilt.Dose!.Value.ElectronsPerSquareAngstrom / 2, draft.Series.Microscope.Voltage.Kilovolts))] }),
        Simple("an image that is there twice", "images-duplicate", (draft, _) => draft with { Images = draft.Images.SetItem(6, draft.Images[5]) }),
        Simple("a blank image", "images-blank", (draft, _) => draft with { Images = draft.Images.SetItem(5, new Image(draft.Images[5].Width, draft.Images[5].Height)) }),
    ];

    private static Fault Simple(string says, string code, Func<Draft, CheckedSeries, Draft> plant) => new(says, _ => code.Split(" or "), plant);

    private static Fault Stored(string says, string[] codes, Func<double, double> mean) => new(says, _ => codes, (draft, _) => draft with
    {
        HasStar = true,
        Series = draft.Series with { Tilts = [.. draft.Series.Tilts.Select(tilt => tilt with { Estimate = tilt.Estimate! with { Defocus = Changed(tilt.Estimate.Defocus, mean) } })] },
    });

    // Astigmatism scales with the unit and stays with an offset; it is small enough here not to matter.
    private static Defocus Changed(Defocus defocus, Func<double, double> mean) => Defocus.Round(new(mean(defocus.Mean.Angstroms)));

    private static Draft Scaled(Draft draft, double factor)
    {
        Length pixel = new(draft.Header.Angstroms * factor);
        var head = draft.Mdoc.Header.Select(entry => entry.Key == "PixelSpacing" ? MdocEntry.Pair("PixelSpacing", FormattableString.Invariant($"{pixel.Angstroms}")) : entry);
        var scaled = draft.WithSections((section, _) => Draft.Set(section, "PixelSpacing", pixel.Angstroms));
        return scaled with { Header = pixel, Mdoc = scaled.Mdoc with { Header = [.. head] } };
    }

    private static Draft Swapped(Draft draft, int a, int b) => draft with { Images = draft.Images.SetItem(a, draft.Images[b]).SetItem(b, draft.Images[a]) };

    private static Angle Turned(Draft draft, double degrees) => Angle.FromDegrees(draft.Stated.TiltAxis!.Value.Degrees + degrees);

    private static Angle[] Angles(Draft draft) => [.. draft.Series.Tilts.Select(tilt => tilt.Angle)];

    private static Angle[] Changed(Angle[] angles, int place, Angle angle) => [.. angles.Select((old, i) => i == place ? angle : old)];
}
