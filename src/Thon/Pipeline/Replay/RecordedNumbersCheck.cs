using Thon.Correct;
using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Pipeline.Replay;

/// <summary>Whether a job's numbers suffice to repeat it. Those that this program wrote do; a record that others wrote or sealed need not.</summary>
internal static class RecordedNumbersCheck
{
    /// <summary>Refuses numbers of another stack, or that lack something.</summary>
    /// <param name="series">The series of the job.</param>
    /// <param name="stack">The images.</param>
    /// <param name="needs">Names what a tilt lacks; null where it lacks nothing.</param>
    /// <exception cref="BadInputException">They do not suffice.</exception>
    public static void Series(TiltSeries series, ISectionSource stack, Func<Tilt, string?> needs)
    {
        if ((series.Width, series.Height, series.Tilts.Length) != (stack.Width, stack.Height, stack.Count))
            throw Lacking(stack.Name, $"{series.Tilts.Length} tilts of {series.Width} x {series.Height} for {stack.Count} images of {stack.Width} x {stack.Height}");
        if (!series.Tilts.Select(tilt => tilt.Section).Order().SequenceEqual(Enumerable.Range(0, stack.Count)))
            throw Lacking(stack.Name, "a section twice or not at all");
        if (series.Tilts.Select(needs).FirstOrDefault(lack => lack is not null) is { } lack) throw Lacking(stack.Name, lack);
    }

    /// <summary>Refuses an output of another size than the job makes of its images: one image of a movie, else as many sections as there are.</summary>
    /// <exception cref="BadInputException">It has another size.</exception>
    public static void Size(Job job, ISectionSource images)
    {
        var output = job.Output;
        int sections = job.Frames is null ? images.Count : 1;
        if ((output.Width, output.Height, output.Sections) != (images.Width, images.Height, sections))
            throw Lacking(images.Name, $"{output.Sections} sections of {output.Width} x {output.Height} made of {images.Count} of {images.Width} x {images.Height}");
    }

    /// <summary>What a tilt lacks for steps; null where it lacks nothing.</summary>
    public static string? Lack(Tilt tilt, TiltSeries series, ProcessingSteps steps)
    {
        if (steps.Weighting is not null && tilt is not { DoseBefore: not null, Dose: not null }) return $"no dose of section {tilt.Section}";
        if (steps.Weighting is { Curve.NeedsVoltage: true } && !double.IsFinite(series.Microscope.Voltage.Volts)) return "no voltage";
        if (steps.Correction == CorrectionMode.None) return null;
        if (series.Geometry is null) return "no tilt axis or hand";
        return SignalToNoiseOfFit.IsNeeded(steps) && tilt.Estimate?.SignalToNoise is null ? $"no signal-to-noise ratio of section {tilt.Section}" : LackOfDefocus(tilt, series);
    }

    /// <summary>What a tilt lacks for its CTF; null where it lacks nothing.</summary>
    public static string? LackOfDefocus(Tilt tilt, TiltSeries series) =>
        tilt.Estimate is null ? $"no defocus of section {tilt.Section}" : LackOfOptics(series);

    /// <summary>What a series lacks for any CTF; null where it lacks nothing.</summary>
    public static string? LackOfOptics(TiltSeries series) =>
        double.IsFinite(series.Microscope.Voltage.Volts + series.Microscope.SphericalAberration.Angstroms + series.Microscope.AmplitudeContrast) ? null : "no optics";

    /// <summary>Refuses exposures of another movie.</summary>
    /// <exception cref="BadInputException">They are of more or fewer frames, or lack the voltage that the curve needs.</exception>
    public static void Frames(FrameNumbers numbers, DamageCurve curve, ISectionSource movie)
    {
        if (numbers.Exposures.Length != movie.Count) throw Lacking(movie.Name, $"exposures of {numbers.Exposures.Length} frames for {movie.Count}");
        if (curve.NeedsVoltage && numbers.Volts is null) throw Lacking(movie.Name, "no voltage");
    }

    /// <summary>Does work with the numbers of a record: what cannot be computed with them is told as a fault of theirs.</summary>
    /// <param name="file">The file that is repeated.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="BadInputException">The numbers are each in their range, but no lens and no image goes with all of them.</exception>
    public static T Guarded<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw Lacking(file, $"numbers that do not go together: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Says that steps are not known.</summary>
    public static BadInputException Unknown(Job job, string file) => new(Finding.Error(
        "replay-steps-unknown", file, null, $"the steps {string.Join('+', job.Steps.Select(step => step.Label))} of thon {job.Verb}", "steps that this version of thon knows, with their numbers", $"Use thon {job.Software.Version}, which wrote the file"));

    /// <summary>Says that a record lacks numbers.</summary>
    public static BadInputException Lacking(string file, string found) =>
        new(Finding.Error("replay-record-numbers", file, null, $"a record with {found}", "the numbers of these images", "Somebody wrote that record by hand; copy the right one from where the file was made"));
}
