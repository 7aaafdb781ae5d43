using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>
/// Follows a RELION 5 global file to the file of one series. RELION's paths start at the project's folder, which lies somewhere above
/// the global file.
/// </summary>
internal static class TiltSeriesStarFollowing
{
    private const string Label = "rlnTomoTiltSeriesStarFile";

    internal static SeriesDescription Follow(StarFile global, SeriesDescription read, string series)
    {
        var block = global[TiltSeriesStarGlobal.BlockName];
        int? row = block is null || read.Name is null ? null : block.RowWhere("rlnTomoName", read.Name);
        if (block is null || row is null || block.Text(row.Value, Label) is not { Length: > 0 } target) return read;
        if (Find(global.Name, target) is not { } path)
        {
            return read with
            {
                Findings = read.Findings.Add(Finding.Warning(
                    "star-not-followed", global.Name, $"_{Label} of {read.Name}", $"{target} is not there", "the STAR file of the series",
                    "Give that file itself.")),
            };
        }

        var own = TiltSeriesStarDecoder.Decode(StarFile.Read(path), series);
        return read with { Tilts = own.Tilts, TiltAxis = own.TiltAxis, Findings = read.Findings.AddRange(own.Findings) };
    }

    private static string? Find(string global, string target)
    {
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(global)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, target);
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
