using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Reporting.Thumbnails;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>A stack opened for work, with its sisters and what is known about it.</summary>
/// <param name="Stack">The images.</param>
/// <param name="Metadata">The metadata.</param>
public sealed record SeriesInput(ISectionFile Stack, SeriesMetadata Metadata) : IDisposable
{
    /// <summary>Stacks of the same size that take the same steps, tilt for tilt.</summary>
    public ImmutableArray<ISectionFile> Sisters { get; private init; } = [];

    /// <summary>What was done to the images of the stack and of each sister, in this order.</summary>
    public ImmutableArray<DataType> DataTypes => [Metadata.Series.DataType, .. SisterTypes];

    private ImmutableArray<DataType> SisterTypes { get; init; } = [];

    /// <summary>Everything odd about the stacks and their metadata.</summary>
    public FindingList Findings => FindingList.Of(new[] { Stack }.Concat(Sisters).SelectMany(file => FileFindings.Of(file, StatedPixelSize))).AddRange(Metadata.Findings);

    /// <summary>The images, hashed as they are read.</summary>
    internal HashedSections Hashed { get; } = new(Stack);

    /// <summary>Small pictures of the images and of what is made of them, taken as they pass.</summary>
    internal StackPictures Pictures { get; } = new(Stack.Count);

    private Length? StatedPixelSize { get; init; }

    /// <summary>The stacks and the metadata files in use, none of which is ever written to.</summary>
    public IEnumerable<string> Files => [Stack.Name, .. (Stack as TiltImageFiles)?.Files ?? [], .. Sisters.Select(sister => sister.Name), .. Metadata.Files];

    /// <summary>Opens a stack and resolves its metadata.</summary>
    /// <param name="path">An MRC or TIFF file.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="needs">What must be known.</param>
    /// <exception cref="BadInputException">The stack cannot be read or its metadata do not suffice.</exception>
    public static SeriesInput Open(string path, MetadataOptions options, MetadataNeeds needs) => Open(new(path, options), needs, _ => FindingList.Empty);

    /// <summary>Opens a stack whose CTF is to be estimated before its steps; images that are not for that are refused first.</summary>
    /// <param name="settings">The stacks, what the user states, and the steps.</param>
    /// <exception cref="BadInputException">A stack cannot be read, was through a step already, or its metadata do not suffice.</exception>
    public static SeriesInput OpenForRun(PreprocessSettings settings) =>
        Open(settings, settings.Steps.NeedsOfRun, type => InputRefusal.OfRun(settings.Stack, type, settings.Steps));

    /// <summary>Opens a stack for its steps alone; images that are not for them are refused first.</summary>
    /// <param name="settings">The stacks, what the user states, and the steps.</param>
    /// <exception cref="BadInputException">A stack cannot be read, was through a step already, or its metadata do not suffice.</exception>
    public static SeriesInput OpenForProcess(PreprocessSettings settings)
    {
        var input = Open(settings, settings.Steps.NeedsOfProcess, type => InputRefusal.Of(settings.Stack, type, settings.Steps));
        if (SignalToNoiseOfFit.Missing(input.Metadata.Series, settings.Steps, settings.Metadata.Ctf) is not { HasErrors: true } missing) return input;
        input.Dispose();
        throw new BadInputException(missing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stack.Dispose();
        foreach (var sister in Sisters) sister.Dispose();
    }

    // An image is worked on with what surrounds it, for the lens displaces its waves; this is as much as any lens does.
    private const long LargestSurroundings = 4096;

    private static SeriesInput Open(PreprocessSettings settings, MetadataNeeds needs, Func<DataType, FindingList> refusal)
    {
        var stack = SectionFile.Open(settings.Stack);
        ImmutableArray<ISectionFile> sisters = [];
        try
        {
            if ((stack.Width + LargestSurroundings) * (stack.Height + LargestSurroundings) > int.MaxValue)
                throw new BadInputException(Finding.Error("image-too-large", stack.Name, null, $"images of {stack.Width} x {stack.Height}", "images that leave room for their surroundings in an array, about 42000 x 42000", "Bin them"));
            // A single image lies flat unless its metadata say otherwise.
            if (stack.Count == 1) needs &= ~MetadataNeeds.TiltAngles;
            var (metadata, findings) = Resolve(stack, settings, needs, refusal);
            (sisters, var types, var objections) = SisterStacks.Open(stack, metadata?.Series.PixelSize, settings.Also, settings.Steps);
            findings.AddRange(objections).ThrowIfErrors();
            return new(stack, WithSisters(metadata!, sisters)) { Sisters = sisters, SisterTypes = types, StatedPixelSize = settings.Metadata.PixelSize };
        }
        catch
        {
            stack.Dispose();
            foreach (var sister in sisters) sister.Dispose();
            throw;
        }
    }

    // What the metadata lack is told together with what speaks against the sisters.
    private static (SeriesMetadata? Metadata, FindingList Findings) Resolve(ISectionFile stack, PreprocessSettings settings, MetadataNeeds needs, Func<DataType, FindingList> refusal)
    {
        try
        {
            return (MetadataResolution.Resolve(stack, settings.Metadata, needs, refusal), FindingList.Empty);
        }
        catch (BadInputException bad)
        {
            return (null, bad.Findings);
        }
    }

    private static SeriesMetadata WithSisters(SeriesMetadata metadata, ImmutableArray<ISectionFile> sisters) => sisters.IsEmpty
        ? metadata
        : metadata with { Values = metadata.Values.Add(new("sister stacks", string.Join(", ", sisters.Select(sister => Path.GetFileName(sister.Name))), "option --also")) };
}
