using Thon.Correct;
using Thon.Estimate;
using Thon.Estimate.Spectra;
using Thon.Findings;
using Thon.Optics;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Pipeline.Spectra;

/// <summary>The job of ready power spectra: fit them, and write what an estimation from images writes.</summary>
public static class SpectrumEstimation
{
    /// <summary>Fits the spectra and writes the files of the series into a folder.</summary>
    /// <param name="input">The spectra.</param>
    /// <param name="settings">How to run; the stack and the steps in it do not matter.</param>
    /// <param name="folder">Where to put it; made if it does not exist.</param>
    /// <param name="progress">Told after every spectrum.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">No spectrum shows rings, or an output cannot be written; nothing was.</exception>
    public static PreprocessResult Run(
        SpectraInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var names = new OutputNames(folder, input.Series.Name);
        string[] files = names.All(new(CorrectionMode.None, null));
        OutputNames.Claim(files, settings.Overwrite, input.Files);
        var (series, findings) = Estimate(input, settings, progress, cancellation);
        Directory.CreateDirectory(folder);
        var (record, notes, objections) = RecordOf(input, series, settings);
        findings = findings.AddRange(objections);
        string log = RunLog.Text(settings.LogHeading, input.Values, series, null, input.Findings.AddRange(findings));
        var defoci = SeriesFiles.Defoci(names, series, input.Stack, settings.Overwrite);
        SeriesFiles.Write(names, series, defoci, TextRecords.Sidecars(record, notes, series, defoci), log, settings.Overwrite);
        return new(series, null, [.. files], findings);
    }

    private static (Record Record, SidecarNotes Notes, FindingList Findings) RecordOf(SpectraInput input, TiltSeries series, PreprocessSettings settings)
    {
        var draft = new JobDraft("estimate", [], PreparedSubject.Images)
        {
            Spectra = SpectraNumbers.Of(settings.Estimation, input.PhaseShifts),
            Series = SeriesNumbers.Of(series),
            MetadataFiles = input.Metadata,
            Heading = settings.LogHeading,
        };
        return TextRecords.Begin(draft, input.Recorded, input.Source, null, null, draft.Result(LabelledSteps.Of(series.DataType), series.PixelSize.Angstroms, input.Stored, FilterSource.Own));
    }

    private static (TiltSeries Series, FindingList Findings) Estimate(
        SpectraInput input, PreprocessSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var done = StageCounter.Start("estimating", input.Spectra.Count(spectrum => spectrum is not null), progress);
        ContrastTransfer[] optics = [.. input.PhaseShifts.Select(phase => new ContrastTransfer(input.Series.Microscope, Defocus.Round(default), phase))];
        var estimates = SpectraEstimation.Estimate(input.Spectra, optics, settings.Estimation with { Threads = settings.Threads }, done, cancellation);
        if (estimates.All(estimate => estimate is null)) throw new BadInputException(SpectraFindings.NoRings(input.Source));
        Tilt[] fitted = [.. input.Series.Tilts.Select((tilt, i) => tilt with { Estimate = estimates[i] })];
        string[] reasons = [.. input.Spectra.Select((spectrum, i) => fitted[i].IsExcluded ? "excluded" : spectrum is null ? "no spectrum" : "no Thon rings")];
        var findings = FindingList.Of(Enumerable.Range(0, fitted.Length).SelectMany(i => estimates[i] switch
        {
            null when fitted[i].IsExcluded => [],
            null => [SpectraFindings.Predicted(input.Source, fitted[i], reasons[i])],
            { Verdict: FitVerdict.Weak } weak => new[] { SpectraFindings.Weak(input.Source, fitted[i], weak) },
            _ => [],
        }));
        return (input.Series with { Tilts = [.. DefocusPrediction.Fill(fitted, i => reasons[i])] }, findings);
    }
}
