using static Thon.Provenance.Commands.CommandText;

namespace Thon.Provenance.Commands;

/// <summary>The commands of other programs that bin a raw series to the pixel size of a recipe.</summary>
internal static class BinningCommand
{
    // Of pixel sizes of whole binnings; headers round, and calibrations differ a little more.
    private const double WholeBinning = 0.005;

    /// <summary>The commands, and the words for the series after them.</summary>
    /// <param name="series">The series as it is.</param>
    /// <param name="right">The pixel size it is to have, angstrom; null where that is not known.</param>
    /// <param name="size">The pixel size it has, angstrom; null where that is not known.</param>
    public static (string[] Lines, SeriesWords Series) Of(SeriesWords series, double? right, double? size)
    {
        if ((right, size) is not ({ } wanted, { } found) || PreparationComparison.AreSame(wanted, found)) return ([], series);
        double ratio = wanted / found;
        int binning = (int)Math.Round(ratio);
        if (binning < 2 || Math.Abs(ratio - binning) > WholeBinning * binning)
            // No command makes them of these images, so none names these.
            return ([Comment($"take images of {PreparationComparison.Angstroms(wanted)}: those of {PreparationComparison.Angstroms(found)} are not binned to that by a whole number")], new(SeriesWords.Unknown, SeriesWords.Unknown + ".mdoc", ["--cs MM"], series.Also));
        string[] stacks = [series.Stack, .. series.Also];
        string[] lines =
        [
            .. stacks.Select(stack => Text($"newstack -bin {binning} {Quoted(stack)} {Quoted(Binned(stack))}")),
            // It takes a file for a stack by this ending alone.
            .. stacks.Select(stack => Comment($"without IMOD: cp {Quoted(stack)} UNBINNED.mrcs; relion_image_handler --i UNBINNED.mrcs --o {Quoted(Binned(stack))} --angpix {found} --rescale_angpix {wanted}")),
        ];
        // The pixel size that was stated was that of the unbinned images.
        var options = series.Options.RemoveAll(option => option.StartsWith("--pixel-size ", StringComparison.Ordinal));
        if (series.MdocOption is { } mdoc && !options.Any(option => option.StartsWith("--mdoc ", StringComparison.Ordinal))) options = options.Add(mdoc);
        return (lines, series with { Stack = Binned(series.Stack), Also = [.. series.Also.Select(Binned)], Options = options });
    }

    private static string Binned(string stack) => Path.GetFileNameWithoutExtension(stack) + "_BINNED.mrcs";
}
