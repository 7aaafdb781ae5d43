using Thon.Formats;

namespace Thon.Check.Files;

/// <summary>A number, in the unit of its quantity, and the file that states it.</summary>
/// <param name="File">The file.</param>
/// <param name="Value">The number.</param>
internal readonly record struct StatedNumber(string File, double Value)
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    /// <summary>A quantity as each file states it, and as the series has it where that is none of these.</summary>
    /// <param name="claims">The files.</param>
    /// <param name="described">What a metadata file says of it, or null.</param>
    /// <param name="recorded">What the mdoc says of it, or null.</param>
    /// <param name="used">What the series has, or null; NaN counts as null.</param>
    internal static StatedNumber[] Of(FileClaims claims, Func<SeriesDescription, double?> described, double? recorded, double? used)
    {
        List<StatedNumber> stated = [.. claims.Descriptions.Where(file => described(file) is not null).Select(file => new StatedNumber(file.FileName, described(file)!.Value))];
        if (recorded is { } number) stated.Add(new(claims.Mdoc!.Name, number));
        if (used is { } value && !double.IsNaN(value) && !stated.Any(other => Math.Abs(other.Value - value) <= Rounding * Math.Abs(value))) stated.Add(new(claims.Stack.Name, value));
        return [.. stated];
    }
}
