using System.Collections.Immutable;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Metadata;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Frames;

/// <summary>An aligned movie opened to be summed, with what is known about it. Frames follow each other, so there is no order to be found out, and no mdoc is used; one beside the movie only tells a tilt series from it.</summary>
/// <param name="Movie">The frames.</param>
/// <param name="PixelSize">Their pixel size.</param>
/// <param name="DataType">What was done to them.</param>
/// <param name="Weighting">How they are weighted: the moment and the curve.</param>
/// <param name="Weights">The weight of each.</param>
/// <param name="Values">Each value in use and where it came from.</param>
public sealed record FrameInput(
    ISectionFile Movie, Length PixelSize, DataType DataType, DoseWeighting Weighting, ImmutableArray<DoseWeight> Weights, ImmutableArray<MetadataValue> Values) : IDisposable
{
    /// <summary>The files in use, none of which is ever written to.</summary>
    public ImmutableArray<string> Files { get; private init; } = [];

    /// <summary>Those that hold no frames, as they were read.</summary>
    internal ImmutableArray<MetadataFile> Metadata { get; private init; } = [];

    /// <summary>Everything odd about the movie and its doses.</summary>
    public FindingList Findings { get; private init; } = FindingList.Empty;

    /// <summary>Opens a movie.</summary>
    /// <param name="movie">An MRC or TIFF file.</param>
    /// <param name="options">What the user states; of it the doses, the pixel size and the voltage are looked at.</param>
    /// <param name="weighting">How frames are weighted; its moment and its curve.</param>
    /// <exception cref="BadInputException">The movie cannot be read, is a tilt series by its signs, was weighted or deconvolved already, or what is stated does not suffice.</exception>
    public static FrameInput Open(string movie, MetadataOptions options, DoseWeighting weighting)
    {
        var file = SectionFile.Open(movie);
        try
        {
            return Resolve(file, options, weighting);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Movie.Dispose();

    private static FrameInput Resolve(ISectionFile file, MetadataOptions options, DoseWeighting weighting)
    {
        var ledger = new MetadataLedger();
        var state = StackState.Of(file);
        ledger.Add(state.Findings.AddRange(Objections(file, state, options)));
        var needs = weighting.Curve.NeedsVoltage ? MetadataNeeds.Voltage : MetadataNeeds.None;
        var inTurn = new MetadataOrder([.. Enumerable.Range(0, file.Count)], "of the frames");
        var sources = new MetadataSources(file, options, needs, null, [], null, []) { KnownOrder = inTurn };
        var pixelSize = MetadataPixelSize.Resolve(sources, ledger);
        var voltage = MetadataOptics.ResolveVoltage(sources, ledger);
        var dose = MetadataDose.Resolve(sources, [], ledger);
        var type = MetadataDataType.Resolve(sources, state, ledger);
        ledger.Use("frame weight", WeightingWords.Of(weighting), WeightingWords.Source(weighting));
        ledger.Findings.ThrowIfErrors();
        return new(file, pixelSize!.Value, type, weighting, WeightsOf(dose!, weighting, voltage), ledger.Values)
        {
            Files = [file.Name, .. ledger.Files],
            Metadata = [.. ledger.Files.Select(MetadataFile.Of)],
            Findings = FileFindings.Of(file, options.PixelSize).AddRange(ledger.Findings),
        };
    }

    private static FindingList Objections(ISectionFile file, StackState state, MetadataOptions options)
    {
        var findings = InputRefusal.OfFrames(file.Name, state.OrRaw);
        if (TiltSeriesSign.Of(file) is { } sign) findings = findings.Add(TiltSeries(file.Name, sign));
        if (options is { Dose: null, DoseFile: null })
            findings = findings.Add(Finding.Error("dose-missing", file.Name, null, "no dose of its frames", "--dose, the exposure of each frame in e/A^2, or --dose-file"));
        if ((file.Width / 2 + 1L) * file.Height > Array.MaxLength)
            findings = findings.Add(Finding.Error("image-too-large", file.Name, null, $"frames of {file.Width} x {file.Height}", "frames whose half spectrum fits an array, about 65000 x 65000", "Bin them"));
        return findings;
    }

    private static Finding TiltSeries(string movie, TiltSeriesSign sign) => Finding.Error(
        "frames-tilt-series", movie, null, sign.Words, "the frames of one movie",
        "A tilt series is weighted image by image: give it without --frames. If it is a movie all the same, " + sign.WayOut);

    private static ImmutableArray<DoseWeight> WeightsOf(DoseHistory dose, DoseWeighting weighting, Voltage voltage) =>
        [.. dose.Before.Zip(dose.Each, (before, each) => new DoseWeight(DoseWeighting.ExposureOf(before, each, weighting.Moment), voltage) { Curve = weighting.Curve })];
}
