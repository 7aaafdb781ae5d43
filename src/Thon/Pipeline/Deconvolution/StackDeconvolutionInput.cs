using System.Collections.Immutable;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Metadata;
using Thon.Tilts;

namespace Thon.Pipeline.Deconvolution;

/// <summary>A tilt series opened for the deconvolution of its images.</summary>
/// <param name="Series">The series.</param>
/// <param name="Settings">What to do.</param>
/// <param name="Flattest">The filter of the image nearest to zero degrees, at its centre, for words and plots.</param>
public sealed record StackDeconvolutionInput(SeriesInput Series, StackDeconvolutionSettings Settings, DeconvolutionFilter Flattest) : IDisposable
{
    /// <summary>Each value in use and where it came from.</summary>
    public required ImmutableArray<MetadataValue> Values { get; init; }

    /// <summary>Which image <see cref="Flattest"/> is of, for titles.</summary>
    public required string Shown { get; init; }

    /// <summary>Opens the stack of a job whose <see cref="DeconvolutionJob.Stated"/> names the file with its defoci.</summary>
    /// <exception cref="BadInputException">The stack cannot be read, its state is not known or does not serve, or its metadata do not suffice.</exception>
    public static StackDeconvolutionInput Open(DeconvolutionJob job)
    {
        DataType? told;
        using (var stack = SectionFile.Open(job.Volume)) told = StackState.Of(stack).Known;
        var (state, objections) = InputStates.Of(job.Volume, told, job.InputState);
        var series = OpenSeries(job, objections);
        try
        {
            objections.ThrowIfErrors();
            return Of(series, job, state!.Value);
        }
        catch
        {
            series.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Series.Dispose();

    // What speaks against the state is told together with what the metadata lack.
    private static SeriesInput OpenSeries(DeconvolutionJob job, FindingList objections)
    {
        var stated = job.Stated with { Unlabelled = job.InputState is { } state ? InputStates.DataTypeOf(null, state) : null };
        try
        {
            return SeriesInput.Open(job.Volume, stated, StackDeconvolution.Needs | MetadataNeeds.StatedGeometry);
        }
        catch (BadInputException bad)
        {
            throw new BadInputException(objections.AddRange(bad.Findings));
        }
    }

    private static StackDeconvolutionInput Of(SeriesInput input, DeconvolutionJob job, InputState state)
    {
        var series = input.Metadata.Series;
        var flattest = series.Tilts.MinBy(tilt => Math.Abs(tilt.Angle.Radians))!;
        var filter = new DeconvolutionFilter(job.Settings, LocalOptics.FlatOf(series, flattest).Centre, state, series.PixelSize);
        var settings = new StackDeconvolutionSettings(job.Settings, state, series.DataType)
        {
            Labels = [DeconvolutionLabel.OfStack(filter)],
            Heading = job.Heading,
            Pixels = job.Pixels,
            Threads = job.Threads,
            Overwrite = job.Overwrite,
        };
        string section = $"section {flattest.Section}";
        return new(input, settings, filter)
        {
            Values = input.Metadata.Values.AddRange(DeconvolutionValues.Of(job, filter, "CTF of " + section)),
            Shown = FormattableString.Invariant($"{Path.GetFileName(job.Volume)}, {section} at {flattest.Angle.Degrees:0.##} degrees"),
        };
    }
}
