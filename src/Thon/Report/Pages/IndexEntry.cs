using System.Collections.Immutable;
using Thon.Report.Charts;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>A series among many: a row of the index and its small picture. Averages are over the tilts that are not excluded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Link">The address of its page, relative to the index; null where it has none.</param>
/// <param name="Tilt">Tilt angles, degrees, in the order of the stack.</param>
/// <param name="Defocus">Mean defocus of every tilt, um.</param>
/// <param name="Sigma">Standard errors of these, um.</param>
/// <param name="Verdict">good, weak, failed, manual, excluded or a dash, for every tilt.</param>
public sealed record IndexEntry(
    string Name, string? Link, ImmutableArray<double> Tilt, ImmutableArray<double?> Defocus, ImmutableArray<double?> Sigma, ImmutableArray<string> Verdict)
{
    /// <summary>How many tilts there are.</summary>
    public int Tilts { get; init; }

    /// <summary>How many are good.</summary>
    public int Good { get; init; }

    /// <summary>How many are weak.</summary>
    public int Weak { get; init; }

    /// <summary>How many failed.</summary>
    public int Failed { get; init; }

    /// <summary>How many were set by hand.</summary>
    public int Manual { get; init; }

    /// <summary>How many are excluded.</summary>
    public int Excluded { get; init; }

    /// <summary>Average defocus, um.</summary>
    public double? DefocusMicrometers { get; init; }

    /// <summary>Average astigmatism U - V, angstrom.</summary>
    public double? AstigmatismAngstroms { get; init; }

    /// <summary>The finest spacing at which any tilt shows rings, angstrom.</summary>
    public double? BestResolutionAngstroms { get; init; }

    /// <summary>The median of these spacings, angstrom.</summary>
    public double? MedianResolutionAngstroms { get; init; }

    /// <summary>Thickness of the specimen, angstrom.</summary>
    public double? ThicknessAngstroms { get; init; }

    /// <summary>Exposure of the whole series, e/A^2.</summary>
    public double? TotalDose { get; init; }

    /// <summary>What speaks against its worst tilt, with its section; empty where nothing does.</summary>
    public string WorstReason { get; init; } = "";

    /// <summary>The entry of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="link">The address of its page; null where it has none.</param>
    public static IndexEntry Of(TiltSeries series, string? link)
    {
        var standings = series.Tilts.Select(TiltStandings.Of).ToArray();
        DefocusEstimate[] kept = [.. series.Tilts.Where(tilt => !tilt.IsExcluded).Select(tilt => tilt.Estimate).OfType<DefocusEstimate>()];
        double[] spacings = [.. kept.Select(estimate => estimate.Resolution?.Angstroms).OfType<double>()];
        int Count(TiltStanding standing) => standings.Count(one => one == standing);
        return new(series.Name, link, [.. series.Tilts.Select(tilt => ChartNumber.Round(tilt.Angle.Degrees))],
            [.. series.Tilts.Select(tilt => ChartNumber.Round(tilt.Estimate?.Defocus.Mean.Micrometers))],
            [.. series.Tilts.Select(tilt => ChartNumber.Round(tilt.Estimate?.Sigma?.Micrometers))],
            [.. standings.Select(TiltStandings.Word)])
        {
            Tilts = standings.Length,
            Good = Count(TiltStanding.Good),
            Weak = Count(TiltStanding.Weak),
            Failed = Count(TiltStanding.Failed),
            Manual = Count(TiltStanding.Manual),
            Excluded = Count(TiltStanding.Excluded),
            DefocusMicrometers = IndexNumbers.Average(kept.Select(estimate => estimate.Defocus.Mean.Micrometers)),
            AstigmatismAngstroms = IndexNumbers.Average(kept.Select(estimate => estimate.Defocus.Astigmatism.Angstroms)),
            BestResolutionAngstroms = spacings.Length > 0 ? ChartNumber.Round(spacings.Min()) : null,
            MedianResolutionAngstroms = IndexNumbers.Median(spacings),
            ThicknessAngstroms = ChartNumber.Round(series.SlabThickness?.Angstroms),
            TotalDose = IndexNumbers.TotalDose(series),
            WorstReason = IndexNumbers.WorstReason(series),
        };
    }
}
