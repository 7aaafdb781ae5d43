using Thon.Correct.Deconvolution;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline.Metadata;

namespace Thon.Pipeline.Deconvolution;

/// <summary>Puts together what the filter of a volume needs, each value with its source; everything that is missing is told at once.</summary>
internal static class VolumeMetadata
{
    internal static VolumeInput Resolve(MrcReader volume, DeconvolutionJob job)
    {
        var ledger = new MetadataLedger();
        var told = StackState.Of(volume);
        var (state, objections) = InputStates.Of(volume.Name, told.Known, job.InputState);
        ledger.Add(told.Findings.AddRange(objections));
        VolumeCheck.Report(volume, job.Stated.PixelSize, ledger);
        ledger.Take(volume.Name);
        var star = Star(volume, job, ledger);
        var sources = new MetadataSources(volume, job.Stated, MetadataNeeds.Optics, null, [], star, []) { OpticsOption = "--star", IsCtfUnusable = job.Star is not null && star is null };
        // A volume is usually binned since, so the pixel size of the images says nothing about it.
        var pixelSize = MetadataPixelSize.Resolve(sources with { Ctf = null }, ledger);
        var microscope = MetadataOptics.Resolve(sources, ledger);
        var defocus = VolumeDefocus.Resolve(sources, job, ledger);
        ledger.Findings.ThrowIfErrors();
        ledger.Use("input state", InputStates.WordOf(state!.Value), Source(volume, told));
        var ctf = new ContrastTransfer(microscope, Defocus.Round(defocus!.Defocus), defocus.PhaseShift);
        var filter = new DeconvolutionFilter(job.Settings, ctf, state.Value, pixelSize!.Value);
        defocus.WarnIfSmall(filter, ledger);
        return new(volume, filter, InputStates.DataTypeOf(told.Known, state.Value))
        {
            Values = ledger.Values.AddRange(DeconvolutionValues.Of(job, filter, "CTF")),
            Findings = FileFindings.Of(volume, job.Stated.PixelSize).AddRange(ledger.Findings),
            Files = ledger.Files,
            Metadata = [.. ledger.Files.Where(name => name != volume.Name).Select(MetadataFile.Of)],
        };
    }

    private static string Source(MrcReader volume, StackState told) =>
        !InputStates.IsTold(told.Known) ? "option --input-state" : told.Record is { } record ? $"record {Path.GetFileName(record)}" : $"label of {Path.GetFileName(volume.Name)}";

    private static SeriesDescription? Star(MrcReader volume, DeconvolutionJob job, MetadataLedger ledger)
    {
        if (job.Star is not { } path) return null;
        ledger.Take(path);
        var star = ledger.Attempt(() => TiltSeriesStar.Read(path, Path.GetFileNameWithoutExtension(volume.Name)));
        if (star is not null) ledger.Add(star.Findings);
        return star;
    }
}
