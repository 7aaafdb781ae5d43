using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Formats.Star;
using Thon.Pipeline.Metadata;
using Thon.Units;

namespace Thon.Pipeline.Deconvolution;

/// <summary>The defocus and the phase shift of a volume, with their sources.</summary>
/// <param name="Defocus">Defocus, underfocus positive.</param>
/// <param name="PhaseShift">Phase of a phase plate.</param>
/// <param name="Source">Where the defocus comes from, in words.</param>
/// <param name="File">The file it comes from; null where the user states it.</param>
internal sealed record VolumeDefocus(Length Defocus, Angle PhaseShift, string Source, string? File)
{
    private const string Option = "option --defocus";

    // Tilts of one series, and refinements of them, differ by less; another series, or another unit, by more.
    private const double Tolerance = 0.2;

    // Series are recorded further from focus than this, but for those of a phase plate.
    private const double SmallAngstroms = 6000;

    private const double AngstromsPerNanometer = 10;

    /// <summary>The defocus stated, or that of the file of the series; null where neither tells one, which is then an error. Of a stated defocus the phase shift may still come from the file.</summary>
    internal static VolumeDefocus? Resolve(MetadataSources sources, DeconvolutionJob job, MetadataLedger ledger)
    {
        var tilt = sources.Ctf is { } star ? StarDefocus.Of(star) : null;
        var fitted = tilt?.Estimate?.Defocus.Mean;
        if ((job.Defocus ?? fitted) is not { } defocus)
        {
            ReportMissing(sources, ledger);
            return null;
        }
        string source = job.Defocus is null ? StarDefocus.SourceOf(sources.CtfSource, tilt!) : Option;
        ledger.Use("defocus", Text(defocus), source);
        var known = new VolumeDefocus(defocus, job.PhaseShift ?? tilt?.Estimate?.PhaseShift ?? Angle.Zero, source, job.Defocus is null ? sources.Ctf?.FileName : null);
        known.CheckRange(ledger);
        if (fitted is { } other && job.Defocus is not null) known.Compare(other, StarDefocus.SourceOf(sources.CtfSource, tilt!), sources.Ctf!.FileName, ledger);
        ledger.Use("phase shift", Text(known.PhaseShift), job.PhaseShift is not null ? "option --phase-shift" : tilt is null ? "default" : sources.CtfSource);
        return known;
    }

    /// <summary>Warns of a defocus so small that it may be in nanometre: its CTF has no zero that the volume could show.</summary>
    internal void WarnIfSmall(DeconvolutionFilter filter, MetadataLedger ledger)
    {
        bool shown = filter.FirstZero is { } zero && zero.CyclesPerAngstrom <= SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom;
        if (shown || Defocus.Angstroms >= SmallAngstroms) return;
        ledger.Warning(
            "defocus-small", File, Place, $"{Text(Defocus)}, at which the CTF has no zero up to Nyquist", "a defocus in angstrom",
            FormattableString.Invariant($"If this is nanometre, as IMOD writes it, say {Math.Round(Defocus.Angstroms * AngstromsPerNanometer)}"));
    }

    // The file stands before the place in a finding.
    private string Place => File is null ? Source : Source[(Source.IndexOf(", ", StringComparison.Ordinal) + 2)..];

    private static void ReportMissing(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Ctf is { } known) ledger.Add([StarDefocus.Missing(known)]);
        else if (!sources.IsCtfUnusable)
            ledger.Error("defocus-missing", sources.Stack.Name, null, "no defocus", null, "State it with --defocus, in angstrom, or name the STAR file of its tilt series with --star");
    }

    private void CheckRange(MetadataLedger ledger)
    {
        Length least = DeconvolutionJob.LeastDefocus, most = DeconvolutionJob.MostDefocus;
        if (Defocus.Angstroms >= least.Angstroms && Defocus.Angstroms <= most.Angstroms) return;
        ledger.Error(
            "defocus-impossible", File, Place, FormattableString.Invariant($"a defocus of {Defocus.Angstroms:G6} A"),
            FormattableString.Invariant($"{least.Angstroms} to {most.Angstroms} A, underfocus positive"), "Check its unit, or state it with --defocus, in angstrom");
    }

    private void Compare(Length other, string place, string file, MetadataLedger ledger)
    {
        if (Math.Abs(Defocus.Angstroms - other.Angstroms) <= Tolerance * Math.Abs(other.Angstroms)) return;
        ledger.Warning(
            "defocus-contradiction", file, null, $"{Text(other)} ({place})", $"{Text(Defocus)} of {Source}, which is used", "Check which is right; leave --defocus away to use that of the file");
    }

    private static string Text(Length defocus) => string.Create(CultureInfo.InvariantCulture, $"{defocus.Angstroms:F0} A");

    private static string Text(Angle phase) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(phase.Degrees, 3)} degrees");
}
