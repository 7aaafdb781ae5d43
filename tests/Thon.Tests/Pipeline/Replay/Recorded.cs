using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tests.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>Records of files that were really made, put together from the same series and steps.</summary>
internal static class Recorded
{
    /// <summary>The content hash of a file, section by section.</summary>
    public static string Hash(string path)
    {
        using var file = SectionFile.Open(path);
        return ContentHash.OfStack(file.Width, file.Height, Enumerable.Range(0, file.Count).Select(section => ContentHash.OfSection(MrcWriterTests.Read(file, section)))).ToString();
    }

    /// <summary>An input as a record has it.</summary>
    public static RecordedFile Input(string role, string path) => new(role, Path.GetFileName(path), new FileInfo(path).Length, Hash(path));

    /// <summary>A job; numbers of series, frames or volumes may be added.</summary>
    public static Job Job(string verb, string output, ImmutableArray<ProcessingStep> steps, params RecordedFile[] inputs)
    {
        using var file = MrcReader.Open(output);
        var made = new RecordedOutput(file.Width, file.Height, file.Count, new FileInfo(output).Length, Hash(output));
        var filters = inputs.Length > 1 ? FilterSource.MainStack : FilterSource.Own;
        return new(verb, Software.Current, [.. inputs], steps, new(PreparedSubject.Images, file.PixelSize?.Angstroms, PixelWords.Of(file.Header.Mode), steps, filters), made);
    }

    /// <summary>The job of a series.</summary>
    public static Job OfSeries(string output, TiltSeries series, Thon.Pipeline.ProcessingSteps steps, params RecordedFile[] inputs) =>
        Job("correct", output, RecordedSteps.Of(steps, series.PixelSize), inputs) with { Series = SeriesNumbers.Of(series) };

    /// <summary>Writes the record of a file beside it, noting where its inputs lie, and gives the file's path.</summary>
    public static string Write(string output, Job job, params string[] paths)
    {
        File.WriteAllText(Sidecar.PathOf(output), new Sidecar(Record.Of(job, null), new(Path.GetFileName(output), ["thon, by a test"], [.. paths])).Encode());
        return output;
    }
}
