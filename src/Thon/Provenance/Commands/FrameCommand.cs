using Thon.Correct;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>The command that sums the frames of a movie.</summary>
internal static class FrameCommand
{
    // Exposures that differ by less are of one dose: they were added up.
    private const double SameDose = 1e-6;

    /// <summary>The command.</summary>
    /// <param name="step">The sum as it is to be.</param>
    /// <param name="pixels">How its pixels are stored.</param>
    /// <param name="found">A sum that does not match, whose movie is taken; or null.</param>
    public static string Of(FrameSumStep step, string pixels, FileEvidence? found)
    {
        var job = found?.Sidecar?.Record.Origin is { Verb: "frames" } frames ? frames : null;
        string movie = job?.Inputs[0].Name is { } name ? NotedPlaces.Of(name, found!) ?? name : "MOVIE";
        string[] words = [.. job is { Frames: { } numbers, Steps: [FrameSumStep then] } ? Stated(numbers, then) : [], .. StepOptions.OfDamage(step.Weighting), .. StepOptions.OfPixels(pixels)];
        return $"thon dose --frames {Quoted(movie)} {string.Join(' ', words)} --out SUM.mrc";
    }

    // No header tells the dose of a frame; where all have the same, the record does.
    private static IEnumerable<string> Stated(FrameNumbers numbers, FrameSumStep then)
    {
        var exposures = numbers.Exposures;
        if (numbers.Volts is { } volts) yield return Text($"--voltage {volts / 1000:G6}");
        if (exposures.Length < 2) yield break;
        double dose = exposures[1] - exposures[0];
        if (dose <= 0 || exposures.Zip(exposures.Skip(1)).Any(pair => Math.Abs(pair.Second - pair.First - dose) > SameDose * exposures[^1])) yield break;
        yield return Text($"--dose {dose:G6}");
        double before = exposures[0] - DoseWeighting.ExposureOf(new(0), new(dose), then.Moment).ElectronsPerSquareAngstrom;
        if (before > SameDose * exposures[^1]) yield return Text($"--initial-dose {before:G6}");
    }
}
