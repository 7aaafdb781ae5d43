using System.Globalization;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Replay;

/// <summary>A job of a record in words: what computed it, what went in, what was done with which numbers, and what came out.</summary>
internal static class JobLines
{
    /// <summary>Name and value of each thing there is to say.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Job job) =>
    [
        ("software", $"{job.Software.Name} {job.Software.Version}, {job.Software.InstructionSet}, {job.Software.Runtime} on {job.Software.Platform}"),
        .. job.Inputs.Select(input => (input.Role, $"{input.Name}, {Size(input.Bytes)}, content {Short(input.Content)}{(input.Record is { } record ? ", record " + Short(record) : "")}")),
        .. job.Estimation is { } estimation ? OfEstimation(estimation) : [],
        .. job.Spectra is { } spectra ? OfSpectra(spectra) : [],
        .. job.Manual is { } manual ? OfManual(manual) : [],
        .. job.Steps.Select((step, i) => ($"step {i + 1}", Step(step))),
        .. job.Steps.IsEmpty ? Array.Empty<(string, string)>() : [("filters", job.Result.Filters == FilterSource.MainStack ? "those of the main stack of its series" : "its own")],
        ("pixel size", job.Result.PixelSizeAngstroms is { } pixel ? Text($"{pixel:G6} A") : "not known"),
        .. job.Series is { } series ? OfSeries(series) : [],
        .. job.Frames is { } frames ? OfFrames(frames) : [],
        .. job.Volume is { } volume ? OfVolume(volume) : [],
        ("data type", job.Result.DataType.Label),
        ("output", job.Output.Text is { } text
            ? $"{TextKinds.WordsOf(text)} of {Counted(job.Output.Sections, "image")}, {Size(job.Output.Bytes)}, content {Short(job.Output.Content)}"
            : $"{Counted(job.Output.Sections, "section")} of {job.Output.Width} x {job.Output.Height}, {job.Result.Pixels}, {Size(job.Output.Bytes)}, content {Short(job.Output.Content)}"),
    ];

    private static string Step(ProcessingStep step)
    {
        string traits = string.Join(", ", step.Traits.Select(trait => $"{trait.Name} {trait.Value}"));
        return traits.Length == 0 ? step.Label : $"{step.Label}: {traits}";
    }

    private static IEnumerable<(string, string)> OfEstimation(EstimationNumbers numbers)
    {
        string axes = string.Join(" or ", numbers.AxesRadians.Select(Degrees)), hands = string.Join(" or ", numbers.Hands.Select(hand => hand.ToString("+0;-0", CultureInfo.InvariantCulture)));
        yield return ("estimated from", $"axis {axes}, hand {hands}");
        foreach (var value in EstimationValues.Of(numbers.ToSettings(1))) yield return (value.Name, value.Value);
    }

    private static IEnumerable<(string, string)> OfSpectra(SpectraNumbers numbers)
    {
        yield return ("estimated from", $"{numbers.PhaseShiftsRadians.Length} power {(numbers.PhaseShiftsRadians.Length == 1 ? "spectrum" : "spectra")}");
        yield return ("defocus searched", Text($"{new Length(numbers.LowestDefocusAngstroms).Micrometers:G4} to {new Length(numbers.HighestDefocusAngstroms).Micrometers:G4} um"));
        if (Range(numbers.PhaseShiftsRadians.Select(phase => new Angle(phase).Degrees), "F1", "degrees") is { } phase) yield return ("phase assumed", phase);
    }

    private static IEnumerable<(string, string)> OfManual(ManualNumbers numbers)
    {
        yield return ("changed by", numbers.By ?? "nobody knows whom");
        foreach (var change in numbers.Changes) yield return ("by hand", change.Text);
    }

    private static IEnumerable<(string, string)> OfSeries(SeriesNumbers numbers)
    {
        var series = numbers.ToSeries();
        if (Optics(numbers.Volts, numbers.SphericalAberrationAngstroms, numbers.AmplitudeContrast) is { Length: > 0 } optics) yield return ("optics", optics);
        if (series.Geometry is { } geometry)
            yield return ("geometry", Text($"axis {Degrees(geometry.Axis.Radians)}, hand {(int)geometry.Hand:+0;-0}, tilt offset {Degrees(geometry.TiltOffset.Radians)}, X-tilt {Degrees(geometry.XTilt.Radians)}"));
        yield return ("tilts", Range(series.Tilts.Select(tilt => tilt.Angle.Degrees), "F1", "degrees") is { } angles ? $"{series.Tilts.Length}, {angles}" : "none");
        if (Range(series.Tilts.Select(tilt => tilt.Estimate?.Defocus.Mean.Angstroms).OfType<double>(), "F0", "A") is { } defocus) yield return ("defocus", defocus);
        if (Range(series.Tilts.Select(tilt => tilt.Estimate?.PhaseShift.Degrees).OfType<double>(), "F1", "degrees") is { } phase) yield return ("phase shift", phase);
        if (Range(series.Tilts.Select(tilt => tilt.DoseBefore + tilt.Dose).OfType<Dose>().Select(dose => dose.ElectronsPerSquareAngstrom), "F1", "e/A^2 at the ends of the exposures") is { } dose) yield return ("dose", dose);
        if (series.Tilts.Count(tilt => tilt.Transform is not null) is > 0 and var aligned) yield return ("aligned", $"{aligned} images by transforms from the raw ones");
    }

    private static IEnumerable<(string, string)> OfFrames(FrameNumbers frames)
    {
        if (frames.Volts is { } volts) yield return ("optics", Text($"{volts / 1000:G6} kV"));
        yield return ("frames", $"{frames.Exposures.Length}, weighted for {Range(frames.Exposures, "G6", "e/A^2")}");
    }

    private static IEnumerable<(string, string)> OfVolume(VolumeNumbers volume)
    {
        yield return ("optics", Optics(volume.Volts, volume.SphericalAberrationAngstroms, volume.AmplitudeContrast));
        yield return ("defocus", Text($"{volume.DefocusAngstroms:F0} A"));
        yield return ("phase shift", Degrees(volume.PhaseShiftRadians));
    }

    private static string Optics(double? volts, double? aberration, double? contrast) => string.Join(", ", new[]
    {
        volts is { } v ? Text($"{v / 1000:G6} kV") : null,
        aberration is { } cs ? Text($"Cs {new Length(cs).Millimeters:G6} mm") : null,
        contrast is { } a ? Text($"amplitude contrast {a:G6}") : null,
    }.OfType<string>());

    private static string? Range(IEnumerable<double> values, string format, string unit)
    {
        double[] all = [.. values];
        if (all.Length == 0) return null;
        string low = all.Min().ToString(format, CultureInfo.InvariantCulture), high = all.Max().ToString(format, CultureInfo.InvariantCulture);
        return low == high ? $"{low} {unit}" : $"{low} to {high} {unit}";
    }

    private static string Degrees(double radians) => Text($"{Math.Round(new Angle(radians).Degrees, 3)} degrees");

    private static string Counted(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static string Size(long bytes) => bytes switch { < 1000 => Text($"{bytes} bytes"), < 1_000_000 => Text($"{bytes / 1e3:F1} kB"), _ => Text($"{bytes / 1e6:F1} MB") };

    private static string Short(string hash) => hash.Length > 16 ? hash[..16] : hash;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
