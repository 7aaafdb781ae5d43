using System.Text.Json;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests;

/// <summary>A series from another simulator, beside the checkout, with what its truth file says.</summary>
internal sealed record Practice(string Stack, TiltSeries Truth, Angle Axis, Hand Hand)
{
    /// <summary>The series in a folder of the reference material; the test is skipped where it is absent.</summary>
    public static Practice Load(string folder)
    {
        string path = Repository.Shared(folder);
        var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "truth.json"))).RootElement;
        var args = truth.GetProperty("args");
        double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
        var microscope = new Microscope(Voltage.FromKilovolts(Number(args, "kv")), Length.FromMillimeters(Number(args, "cs")), Number(args, "ac"));
        var tilts = truth.GetProperty("tilts").EnumerateArray().Select((tilt, i) => new Tilt(
            i,
            Angle.FromDegrees(Number(tilt, "tilt")),
            new Dose(Number(tilt, "prior_dose")),
            new Dose(Number(tilt, "dose")),
            new DefocusEstimate(
                new(new(Number(tilt, "defocus_u")), new(Number(tilt, "defocus_v")), Angle.FromDegrees(Number(tilt, "defocus_angle"))),
                Angle.FromDegrees(Number(tilt, "phase_deg"))),
            Acquired: tilt.GetProperty("acquired").GetInt32()));
        var axis = Angle.FromDegrees(Number(args, "axis"));
        var hand = (Hand)args.GetProperty("hand").GetInt32();
        var series = new TiltSeries(
            Path.GetFileName(path), args.GetProperty("nx").GetInt32(), args.GetProperty("ny").GetInt32(), new(Number(args, "apix")), microscope,
            new TiltGeometry(axis, hand), [.. tilts], DataType.Raw);
        return new(Path.Combine(path, "ts.mrc"), series, axis, hand);
    }

    /// <summary>The series as a user knows it before estimation.</summary>
    public TiltSeries Unknown => Truth with { Geometry = null, Tilts = [.. Truth.Tilts.Select(tilt => tilt with { Estimate = null })] };
}
