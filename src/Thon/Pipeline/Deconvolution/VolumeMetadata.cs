using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline.Metadata;
using Thon.Units;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Puts together what the filter of a volume needs, each value with its source; everything that is missing is told at once.</summary>
internal static class VolumeMetadata
{
    internal static VolumeInput Resolve(MrcReader volume, DeconvolutionJob job)
    {
        var ledger = new MetadataLedger();
        var labelled = MetadataDataType.Of(volume);
        var (state, objections) = InputStates.Of(volume.Name, labelled, job.InputState);
        ledger.Add(objections);
        VolumeCheck.Report(volume, job.Stated.PixelSize, ledger);
        ledger.Take(volume.Name);
        var star = Star(volume, job, ledger);
        var sources = new MetadataSources(volume, job.Stated, MetadataNeeds.Optics, null, [], star, []);
        // A volume is usually binned since, so the pixel size of the images says nothing about it.
        var pixelSize = MetadataPixelSize.Resolve(sources with { Ctf = null }, ledger);
        var microscope = MetadataOptics.Resolve(sources, ledger);
        var (defocus, phase) = Defocus(sources, job, ledger);
        ledger.Findings.ThrowIfErrors();
        ledger.Use("input state", InputStates.WordOf(state!.Value), labelled is null ? "option --input-state" : $"label of {Path.GetFileName(volume.Name)}");
        var ctf = new ContrastTransfer(microscope, Optics.Defocus.Round(defocus!.Value), phase);
        var filter = new DeconvolutionFilter(job.Settings, ctf, state.Value, pixelSize!.Value);
        return new(volume, filter, InputStates.DataTypeOf(labelled, state.Value))
        {
            Values = ledger.Values.AddRange(DeconvolutionValues.Of(job, filter)),
            Findings = volume.Findings.AddRange(ledger.Findings),
            Files = ledger.Files,
        };
    }

    private static TiltSeriesStar? Star(MrcReader volume, DeconvolutionJob job, MetadataLedger ledger)
    {
        if (job.Star is not { } path) return null;
        ledger.Take(path);
        var star = ledger.Attempt(() => TiltSeriesStar.Read(path, Path.GetFileNameWithoutExtension(volume.Name)));
        if (star is not null) ledger.Add(star.Findings);
        return star;
    }

    // Of a stated defocus the phase shift may still come from the file.
    private static (Length? Defocus, Angle PhaseShift) Defocus(MetadataSources sources, DeconvolutionJob job, MetadataLedger ledger)
    {
        var tilt = sources.Ctf is { } star ? StarDefocus.Of(star) : null;
        if ((job.Defocus ?? tilt?.Estimate?.Defocus.Mean) is not { } defocus)
        {
            if (sources.Ctf is { } known) ledger.Add([StarDefocus.Missing(known)]);
            // A file that could not be read has been reported already.
            else if (job.Star is null)
                ledger.Error("defocus-missing", sources.Stack.Name, null, "no defocus", null, "State it with --defocus, in angstrom, or name the STAR file of its tilt series with --star");
            return (null, default);
        }
        string source = job.Defocus is null ? StarDefocus.SourceOf(sources.CtfSource, tilt!) : "option --defocus";
        ledger.Use("defocus", Text($"{defocus.Angstroms:F0} A"), source);
        if (!(defocus.Angstroms >= DeconvolutionJob.LeastDefocus.Angstroms && defocus.Angstroms <= DeconvolutionJob.MostDefocus.Angstroms))
            ledger.Error(
                "defocus-impossible", sources.Ctf?.FileName, source, Text($"a defocus of {defocus.Angstroms:G6} A"),
                Text($"{DeconvolutionJob.LeastDefocus.Angstroms} to {DeconvolutionJob.MostDefocus.Angstroms} A, underfocus positive"), "Check its unit, or state it with --defocus, in angstrom");
        var phase = job.PhaseShift ?? tilt?.Estimate?.PhaseShift ?? Angle.Zero;
        ledger.Use("phase shift", Text($"{Math.Round(phase.Degrees, 3)} degrees"), job.PhaseShift is not null ? "option --phase-shift" : tilt is null ? "default" : sources.CtfSource);
        return (defocus, phase);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
