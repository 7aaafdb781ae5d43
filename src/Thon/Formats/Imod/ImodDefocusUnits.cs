using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Imod;

/// <summary>Whether the numbers of a defocus file can be nanometres.</summary>
internal static class ImodDefocusUnits
{
    // Series are recorded between these: nobody sets a lens nearer to focus, and beyond 15 um no detail is left. In angstrom a defocus of 1.5 um reads as one of 15; in
    // micrometre any reads as below 0.05.
    private const double LowestMicrometers = 0.05;
    private const double HighestMicrometers = 15;

    /// <summary>A warning where the middle of the defoci is that of another unit.</summary>
    internal static IEnumerable<Finding> Doubts(IReadOnlyCollection<ImodDefocusRow> rows, string name)
    {
        double[] sizes = [.. rows.Select(row => Math.Abs(row.Defocus.Mean.Micrometers)).Order()];
        double middle = sizes[sizes.Length / 2];
        if (middle >= LowestMicrometers && middle <= HighestMicrometers) yield break;
        string unit = middle > HighestMicrometers ? "angstrom" : "micrometre";
        yield return Finding.Warning(
            "defocus-unit", name, null, string.Create(CultureInfo.InvariantCulture, $"a median defocus of {1000 * middle:0.###} nm"),
            string.Create(CultureInfo.InvariantCulture, $"{1000 * LowestMicrometers:0} to {1000 * HighestMicrometers:0} nm"), $"The file may be in {unit}; its format is in nm. It is read as it stands.");
    }
}
