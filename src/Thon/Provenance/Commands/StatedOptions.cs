using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>What a user stated about a series when a file was made of it, to be stated again: what the record holds for certain, the rest from the command that is noted beside it.</summary>
/// <param name="Options">The options, each with its value.</param>
/// <param name="Notes">Lines for people: what cannot be told from what a file says.</param>
internal sealed record StatedOptions(ImmutableArray<string> Options, ImmutableArray<string> Notes)
{
    /// <summary>The options.</summary>
    /// <param name="found">The file that does not match, or null.</param>
    /// <param name="hasMdoc">Whether an mdoc is among its inputs.</param>
    public static StatedOptions Of(FileEvidence? found, bool hasMdoc)
    {
        var jobs = found?.Sidecar?.Record.History ?? [];
        var series = jobs.Select(job => job.Series).LastOrDefault(known => known is not null);
        List<string> options = ["--cs " + (series?.SphericalAberrationAngstroms is { } angstroms ? Text($"{new Length(angstroms).Millimeters:G6}") : "MM")];
        // Where the images told the hand, both were tried.
        if (jobs.Select(job => job.Estimation is { Hands: [var only] } ? (int?)only : null).LastOrDefault(known => known is not null) is { } hand) options.Add(Text($"--hand {hand:+0;-0}"));
        if (series?.AmplitudeContrast is { } contrast && contrast != Microscope.DefaultAmplitudeContrast) options.Add(Text($"--amplitude-contrast {contrast:G6}"));
        if (found is null || series is null) return new([.. options], []);
        if (NotedCommand.Of(found) is not { } noted) return new([.. options, .. Recorded(jobs, hasMdoc)], [.. Untold(jobs, hasMdoc)]);
        return new([.. options, .. noted.Options, .. noted.NoMdoc ? ["--mdoc none"] : (string[])[]], []);
    }

    private static IEnumerable<string> Recorded(ImmutableArray<Job> jobs, bool hasMdoc)
    {
        var (series, estimation) = (jobs.Last(job => job.Series is not null).Series!, jobs.LastOrDefault(job => job.Estimation is not null)?.Estimation);
        if (!hasMdoc && series.Volts is { } volts) yield return Text($"--voltage {volts / 1000:G6}");
        // With an mdoc, or from another angle than 0, one axis alone is one that was stated.
        if (estimation is { AxesRadians: [var axis] } && (hasMdoc || axis != 0)) yield return Text($"--tilt-axis {Math.Round(new Angle(axis).Degrees, 6)}");
        var excluded = estimation?.Series.Tilts.Where(tilt => tilt.IsExcluded).Select(tilt => tilt.Section).ToArray() ?? [];
        if (excluded.Length > 0) yield return "--exclude " + SectionList.Of(excluded);
    }

    private static IEnumerable<string> Untold(ImmutableArray<Job> jobs, bool hasMdoc)
    {
        var tilts = jobs.Last(job => job.Series is not null).Series!.Tilts;
        string[] files = [.. jobs.SelectMany(job => job.Inputs).Where(input => input.Role == RecordedFile.Metadata && !IsOurs(input.Name)).Select(input => input.Name).Distinct()];
        if (files.Length > 0) yield return Comment($"the record was made with {string.Join(", ", files)}: name what holds tilt angles or doses again, with --tilt-angles and --dose-file");
        if (tilts.IsEmpty || tilts.Any(tilt => tilt.DoseBefore is null)) yield break;
        double[] each = [.. tilts.Select(tilt => tilt.Dose ?? 0).Distinct()];
        if (!hasMdoc) yield return Comment($"the record was made with {(each is [var one] ? Text($"{one:G6}") : "several doses,")} e/A^2 an image: state it again, with --dose and --dose-order or with --dose-file");
        if (tilts.Min(tilt => tilt.DoseBefore) is > 0 and var before) yield return Comment($"the record was made with {before:G6} e/A^2 before the first image: where no file tells it, state it again with --initial-dose {before:G6}");
    }

    // The mdoc is named, and what a run writes is found.
    private static bool IsOurs(string name) => new[] { ".mdoc", ".star" }.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
