using Thon.Provenance.Numbers;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against a job of a record. A seal says that a text was not changed, not that this program wrote it.</summary>
internal static class JobObjections
{
    /// <summary>What speaks against a job; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(Job job) =>
    [
        Job.Verbs.Contains(job.Verb) ? null : $"the verb '{job.Verb}', which thon has not",
        job.Inputs.IsEmpty ? "a job without inputs" : null,
        .. job.Inputs.SelectMany(Of),
        .. StepObjections.Of(job.Steps),
        .. StepObjections.Of(job.Result),
        .. Of(job.Output),
        .. job.Estimation is { } estimation ? SeriesObjections.Of(estimation) : [],
        .. job.Series is { } series ? job is { Spectra: null, Manual: null } ? SeriesObjections.Of(series) : SeriesObjections.OfSpectra(series) : [],
        .. job.Spectra is { } spectra ? Of(spectra) : [],
        .. job.Frames is { } frames ? Of(frames) : [],
        .. job.Volume is { } volume ? Of(volume) : [],
        .. job.Manual is { } manual ? ManualObjections.Of(manual) : [],
        (job.Verb == "inspect") == (job.Manual is not null) ? null : "changes by hand in another job, or an inspection that tells of none",
    ];

    private static IEnumerable<string?> Of(RecordedFile file) => [HashWords.Content(file.Content), HashWords.Record(file.Record), Bytes(file.Bytes)];

    private static IEnumerable<string?> Of(RecordedOutput output) =>
        [Size("a width", output.Width, output.Text), Size("a height", output.Height, output.Text), NumberLimits.Count("a number of sections", output.Sections), Bytes(output.Bytes), HashWords.Content(output.Content)];

    // Of spectra nobody knows how large the images were.
    private static string? Size(string name, int pixels, TextKind? text) => text is not null && pixels == 0 ? null : NumberLimits.Count(name, pixels);

    private static IEnumerable<string?> Of(SpectraNumbers spectra) =>
    [
        NumberLimits.Positive("a lowest defocus", spectra.LowestDefocusAngstroms),
        NumberLimits.Defocus(spectra.HighestDefocusAngstroms),
        .. spectra.PhaseShiftsRadians.Select(phase => NumberLimits.Angle(phase)),
    ];

    private static IEnumerable<string?> Of(FrameNumbers frames) =>
        [NumberLimits.Pixel(frames.PixelSizeAngstroms), NumberLimits.Volts(frames.Volts), frames.Exposures.IsEmpty ? "a movie without frames" : null, .. frames.Exposures.Select(dose => NumberLimits.Dose(dose))];

    private static IEnumerable<string?> Of(VolumeNumbers volume) =>
    [
        .. NumberLimits.Optics(volume.PixelSizeAngstroms, volume.Volts, volume.SphericalAberrationAngstroms, volume.AmplitudeContrast),
        NumberLimits.Defocus(volume.DefocusAngstroms),
        NumberLimits.Angle(volume.PhaseShiftRadians),
    ];

    private static string? Bytes(long bytes) => bytes >= 0 ? null : $"a file of {bytes} bytes";
}
