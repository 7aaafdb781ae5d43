using Thon.Formats;

namespace Thon.Check.Files;

/// <summary>The defoci of a metadata file, and what the microscope was asked for.</summary>
internal static class DescribedDefoci
{
    // Nearer to focus than this nobody asks for, so it stands for not stated.
    private const double LeastMicrometers = 0.05;

    /// <summary>The mean defoci of the rows that have one, angstrom.</summary>
    internal static double[] Of(SeriesDescription file) => [.. file.Tilts.Select(row => row.Estimate?.Defocus.Mean.Angstroms).OfType<double>()];

    /// <summary>What was asked for: the median over the mdoc, else over a file's own rows, angstrom without its sign; null where nobody says.</summary>
    internal static double? Target(FileClaims claims, SeriesDescription file)
    {
        var mdoc = claims.Mdoc?.Sections.Select(section => section.TargetDefocus?.Micrometers) ?? [];
        double[][] stated = [Stated(mdoc), Stated(file.Tilts.Select(row => row.NominalDefocus?.Micrometers))];
        return stated.FirstOrDefault(targets => targets.Length > 0) is { } known ? 1e4 * Median.Of(known) : null;
    }

    private static double[] Stated(IEnumerable<double?> micrometers) => [.. micrometers.OfType<double>().Select(Math.Abs).Where(target => target >= LeastMicrometers)];
}
