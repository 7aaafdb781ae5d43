using System.Collections.Immutable;
using System.Text.Json;
using Thon.Estimate;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>A series of another simulator with known truth, from the material beside the checkout.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stack">Path of its images.</param>
/// <param name="Case">What is known and what the estimation is told.</param>
/// <param name="StatedBound">The rms bound its makers state, angstrom; null where they state none.</param>
internal sealed record PracticeSeries(string Name, string Stack, JudgedCase Case, double? StatedBound)
{
    /// <summary>The name of the series on which other programs were run.</summary>
    public const string Compared = "P1";

    // The axes in question are that of an aligned stack and the one their metadata name.
    private static readonly (string Name, double? Bound, PhaseModel Phase, double[] Axes)[] Known =
    [
        (Compared, 20, PhaseModel.Stated, [0, 85.2]),
        ("P2", 71, PhaseModel.Stated, [0, 84.7]),
        ("P3", null, PhaseModel.Fitted, [0]),
    ];

    /// <summary>The series that are beside the checkout.</summary>
    /// <param name="shared">Folder of the material.</param>
    public static ImmutableArray<PracticeSeries> In(string shared) =>
        [.. from known in Known
            let folder = Path.Combine(shared, "practice", known.Name)
            where File.Exists(Path.Combine(folder, "truth.json"))
            select Load(known.Name, folder, known.Bound, known.Phase, known.Axes)];

    private static PracticeSeries Load(string name, string folder, double? bound, PhaseModel phase, double[] axes)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var args = document.RootElement.GetProperty("args");
        var tilts = document.RootElement.GetProperty("tilts").EnumerateArray().Select(TiltOf).ToArray();
        var truth = new TiltSeries(
            name, args.GetProperty("nx").GetInt32(), args.GetProperty("ny").GetInt32(), new(Number(args, "apix")),
            new(Voltage.FromKilovolts(Number(args, "kv")), Length.FromMillimeters(Number(args, "cs")), Number(args, "ac")),
            new(Angle.FromDegrees(Number(args, "axis")), (Hand)args.GetProperty("hand").GetInt32()), [.. tilts], DataType.Raw, new Length(Number(args, "thick")));
        Unknown[] unknown = [Unknown.AstigmatismCosine, Unknown.AstigmatismSine, Unknown.Thickness, .. phase == PhaseModel.Stated ? Array.Empty<Unknown>() : [Unknown.Phase]];
        ImmutableArray<Hand> hands = tilts.Length == 1 ? [Hand.Plus] : [Hand.Plus, Hand.Minus];
        var judged = new JudgedCase(
            truth, new() { Phase = phase }, [.. axes.Select(Angle.FromDegrees)], hands, null, unknown.ToImmutableDictionary(what => what, _ => (double?)null));
        return new(name, Path.Combine(folder, "ts.mrc"), judged, bound);
    }

    private static Tilt TiltOf(JsonElement tilt, int section)
    {
        var defocus = new Defocus(new(Number(tilt, "defocus_u")), new(Number(tilt, "defocus_v")), Angle.FromDegrees(Number(tilt, "defocus_angle")));
        return new(
            section, Angle.FromDegrees(Number(tilt, "tilt")), new Dose(Number(tilt, "prior_dose")), new Dose(Number(tilt, "dose")),
            new DefocusEstimate(defocus, Angle.FromDegrees(Number(tilt, "phase_deg"))), Acquired: tilt.GetProperty("acquired").GetInt32());
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
