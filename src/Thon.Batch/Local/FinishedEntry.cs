using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Provenance;
using Thon.Tilts;

namespace Thon.Batch.Local;

/// <summary>What the ledger keeps of a series that was done.</summary>
internal static class FinishedEntry
{
    /// <summary>The entry, done.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="running">The entry so far.</param>
    /// <param name="job">The job.</param>
    /// <param name="result">What came of it.</param>
    public static SeriesEntry Of(BatchFolder folder, SeriesEntry running, SeriesJob job, SeriesJobResult result) => running with
    {
        State = SeriesState.Done,
        Images = result.Images,
        Files = [.. result.Files.Distinct().Select(file => FileOf(folder, file))],
        Findings = [.. result.Findings],
        NotWritten = [.. result.Missing.Select(dialect => dialect.ToString().ToLowerInvariant())],
        Standing = null,
        Figures = FiguresOf(folder, job, result.Run),
    };

    /// <summary>A path as the ledger has it: relative to the folder of the batch, with forward slashes.</summary>
    public static string Relative(BatchFolder folder, string path) => Path.GetRelativePath(folder.Out, path).Replace(Path.DirectorySeparatorChar, '/');

    private static WrittenFile FileOf(BatchFolder folder, string path)
    {
        var written = new WrittenFile(Relative(folder, path), new FileInfo(path).Length);
        if (!File.Exists(Sidecar.PathOf(path))) return written;
        var sidecar = Sidecar.Read(Sidecar.PathOf(path));
        return written with { Record = sidecar.Hash, Content = sidecar.Record.Last.Output.Text is null ? null : ContentHash.Of(File.ReadAllBytes(path)).ToString() };
    }

    private static SeriesFigures FiguresOf(BatchFolder folder, SeriesJob job, PreprocessResult run)
    {
        var tilts = run.Series.Tilts;
        Tilt[] used = [.. tilts.Where(tilt => !tilt.IsExcluded && tilt.Estimate is not null)];
        int Count(FitVerdict verdict) => used.Count(tilt => tilt.Estimate!.Verdict == verdict);
        double? defocus = used.Length == 0 ? null : used.Average(tilt => tilt.Estimate!.Defocus.Mean.Micrometers);
        string stack = run.Stacks is [var main, ..] ? Relative(folder, main.File) : Path.GetFullPath(job.Settings.Stack);
        return new(tilts.Length, Count(FitVerdict.Good), Count(FitVerdict.Weak), Count(FitVerdict.Failed), tilts.Count(tilt => tilt.IsExcluded), defocus, run.Series.DataType.Label, stack);
    }
}
