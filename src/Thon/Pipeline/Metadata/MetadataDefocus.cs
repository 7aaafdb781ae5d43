using System.Globalization;

namespace Thon.Pipeline.Metadata;

/// <summary>The defocus of every tilt, from the file the user names.</summary>
internal static class MetadataDefocus
{
    // Nobody records tilt series nearer to focus or further from it; a wrong unit is beyond either by far.
    private const double LowestMicrometers = 0.05;

    // Nearer than this no lens is set on purpose: such numbers are micrometres that were taken for angstrom.
    private const double LeastAngstroms = 100;

    // Tilts drift by less from the target; another unit or another series is further off.
    private const double FarFromTarget = 2;

    // The most that --defocus-range takes.
    private const double HighestMicrometers = 30;

    internal static void Check(MetadataSources sources, MetadataLedger ledger)
    {
        if (sources.Rows.IsEmpty)
        {
            // A file that could not be read or matched has been reported already.
            if (sources.Need(MetadataNeeds.Defocus) && sources.Options.Ctf is null)
                ledger.Error(
                    "defocus-missing", sources.Stack.Name, null, "no defocus of its tilts", null,
                    "Estimate it first, then name the file with --ctf.");
            else if (sources.Ctf is { Tilts.IsEmpty: true })
                ledger.Error(
                    "defocus-missing", sources.Ctf.FileName, null, "no rows of tilts", "a row for each image",
                    "Name the file of this one series with --ctf.");
            return;
        }

        var estimates = sources.Rows.Select(row => row.Estimate).ToArray();
        int missing = estimates.Count(estimate => estimate is null);
        if (missing > 0 && (missing < estimates.Length || sources.Need(MetadataNeeds.Defocus)))
            ledger.Error(
                "defocus-missing", sources.Ctf!.FileName, null, $"{missing} of {estimates.Length} rows without a defocus", "a defocus in every row",
                "Estimate again.");
        if (missing > 0) return;
        double low = estimates.Min(estimate => estimate!.Defocus.V.Micrometers), high = estimates.Max(estimate => estimate!.Defocus.U.Micrometers);
        string range = string.Create(CultureInfo.InvariantCulture, $"{low:F3} to {high:F3} um");
        if (!(Math.Max(Math.Abs(low), Math.Abs(high)) <= HighestMicrometers))
            ledger.Error(
                "defocus-impossible", sources.Ctf!.FileName, null, $"defocus from {range}",
                string.Create(CultureInfo.InvariantCulture, $"at most {HighestMicrometers} um, which is all that is estimated"),
                "Check units: IMOD's .defocus files are in nm, STAR files and CTFFIND tables in angstrom.");
        else if (1e4 * high < LeastAngstroms && sources.Need(MetadataNeeds.Defocus))
            ledger.Error(
                "defocus-impossible", sources.Ctf!.FileName, null, string.Create(CultureInfo.InvariantCulture, $"defocus from {1e4 * low:G4} to {1e4 * high:G4} A"),
                string.Create(CultureInfo.InvariantCulture, $"{LeastAngstroms} A or more, underfocus positive"), "Check units and signs: STAR files and CTFFIND tables are in angstrom, IMOD's .defocus files in nm.");
        else if (low < LowestMicrometers)
            ledger.Warning(
                "defocus-implausible", sources.Ctf!.FileName, null, $"defocus from {range}",
                string.Create(CultureInfo.InvariantCulture, $"{LowestMicrometers} to {HighestMicrometers} um underfocus"),
                "Check units and signs: underfocus is positive.");
        CheckTarget(sources, [.. estimates.Select(estimate => estimate!.Defocus.Mean.Micrometers).Order()], ledger);
        ledger.Use("defocus", range, sources.CtfSource);
    }

    private static void CheckTarget(MetadataSources sources, double[] fitted, MetadataLedger ledger)
    {
        double[] targets = [.. sources.Sections.Select(section => section.TargetDefocus?.Micrometers).OfType<double>().Select(Math.Abs).Where(target => target >= LowestMicrometers).Order()];
        if (targets.Length == 0) return;
        double target = targets[targets.Length / 2], median = fitted[fitted.Length / 2];
        if (median >= target / FarFromTarget && median <= target * FarFromTarget) return;
        ledger.Warning(
            "defocus-far-from-target", sources.Ctf!.FileName, null, string.Create(CultureInfo.InvariantCulture, $"a median defocus of {median:F3} um"),
            string.Create(CultureInfo.InvariantCulture, $"within a factor of {FarFromTarget} of the target of {sources.MdocSource}, {target:F2} um"),
            "Check that the file is of this series, and its units: IMOD's .defocus files are in nm, STAR files and CTFFIND tables in angstrom.");
    }
}
