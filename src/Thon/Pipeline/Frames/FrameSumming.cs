using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Steps;

namespace Thon.Pipeline.Frames;

/// <summary>The frames of an aligned movie in, one image out: their sum, weighted by dose. Memory does not grow with the number of frames.</summary>
public static class FrameSumming
{
    /// <summary>Sums the frames of a movie into a file.</summary>
    /// <param name="input">The opened movie.</param>
    /// <param name="settings">How to run, and how pixels are stored.</param>
    /// <param name="file">The file to write; its folder is made if it does not exist.</param>
    /// <param name="progress">Told after every frame.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <returns>What was written, and what was found odd on the way.</returns>
    /// <exception cref="BadInputException">A frame cannot be read, or the output exists; nothing was written.</exception>
    public static (WrittenStack Sum, FindingList Findings) Run(
        FrameInput input, PreprocessSettings settings, string file, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        StackOutput.RefuseOtherFormats(file);
        OutputNames.Claim(OutputNames.WithRecords([file]), settings.Overwrite, input.Files);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var sink = MrcWriter.Create(file, Output(input, settings));
        var (broken, movie) = (new List<Finding>(), new HashedSections(input.Movie));
        var sum = FrameSum.Of(Frames(movie, StageCounter.Start("summing", input.Movie.Count, progress), broken), input.Weights, input.PixelSize, settings.Threads, cancellation);
        sink.Write(0, sum.Pixels);
        var (written, notes) = StackRecords.Complete(Draft(input, settings), [new(input.Movie, movie.ContentHash, input.DataType, file, sink)]);
        return (written[0], FindingList.Of(broken).AddRange(notes).AddRange(sink.Findings));
    }

    private static JobDraft Draft(FrameInput input, PreprocessSettings settings) => new("frames", [FrameSumStep.Of(input.Weighting)], PreparedSubject.Images)
    {
        Frames = new(
            input.PixelSize.Angstroms,
            input.Weighting.Curve.NeedsVoltage ? input.Weights[0].Voltage.Volts : null,
            [.. input.Weights.Select(weight => weight.Exposure.ElectronsPerSquareAngstrom)]),
        MetadataFiles = input.Metadata,
        Heading = settings.LogHeading,
        Overwrite = settings.Overwrite,
    };

    /// <summary>The frames in their order, the next one being read while one is added.</summary>
    internal static IEnumerable<Image> Frames(ISectionSource movie, Action done, List<Finding> broken)
    {
        int section = 0;
        foreach (var frame in SectionsAhead.Of(movie))
        {
            if (BrokenPixels.MendInPlace(frame) is > 0 and var count) broken.Add(BrokenPixels.Mended(movie.Name, section, count));
            section++;
            yield return frame;
            done();
        }
    }

    private static MrcOutput Output(FrameInput input, PreprocessSettings settings) =>
        new(input.Movie.Width, input.Movie.Height, 1, settings.Pixels, input.PixelSize)
        {
            Template = (input.Movie as MrcReader)?.Template,
            LateLabels = StackRecords.Labels,
            Overwrite = settings.Overwrite,
        };
}
