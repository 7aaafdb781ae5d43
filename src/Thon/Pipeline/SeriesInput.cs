using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>A stack opened for work, and what is known about it.</summary>
/// <param name="Stack">The images.</param>
/// <param name="Metadata">The metadata.</param>
public sealed record SeriesInput(ISectionFile Stack, SeriesMetadata Metadata) : IDisposable
{
    /// <summary>Everything odd about the stack and its metadata.</summary>
    public FindingList Findings => Stack.Findings.AddRange(Metadata.Findings);

    /// <summary>The stack and the metadata files in use, none of which is ever written to.</summary>
    public IEnumerable<string> Files => [Stack.Name, .. Metadata.Files];

    /// <summary>What an MRC file made from the stack takes over; null where the stack is none.</summary>
    public MrcTemplate? Template => (Stack as MrcReader)?.Template;

    /// <summary>Opens a stack and resolves its metadata.</summary>
    /// <param name="path">An MRC or TIFF file.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="needs">What must be known.</param>
    /// <exception cref="BadInputException">The stack cannot be read or its metadata do not suffice.</exception>
    public static SeriesInput Open(string path, MetadataOptions options, MetadataNeeds needs) => Open(path, options, needs, _ => FindingList.Empty);

    /// <summary>Opens a stack whose CTF is to be estimated before its steps; images that are not for that are refused first.</summary>
    /// <param name="settings">The stack, what the user states, and the steps.</param>
    /// <exception cref="BadInputException">The stack cannot be read, was through a step already, or its metadata do not suffice.</exception>
    public static SeriesInput OpenForRun(PreprocessSettings settings) =>
        Open(settings.Stack, settings.Metadata, settings.Steps.NeedsOfRun, type => InputRefusal.OfRun(settings.Stack, type, settings.Steps));

    /// <summary>Opens a stack for its steps alone; images that are not for them are refused first.</summary>
    /// <param name="settings">The stack, what the user states, and the steps.</param>
    /// <exception cref="BadInputException">The stack cannot be read, was through a step already, or its metadata do not suffice.</exception>
    public static SeriesInput OpenForProcess(PreprocessSettings settings) =>
        Open(settings.Stack, settings.Metadata, settings.Steps.NeedsOfProcess, type => InputRefusal.Of(settings.Stack, type, settings.Steps));

    /// <inheritdoc/>
    public void Dispose() => Stack.Dispose();

    // An image is worked on with what surrounds it, for the lens displaces its waves; this is as much as any lens does.
    private const long LargestSurroundings = 4096;

    private static SeriesInput Open(string path, MetadataOptions options, MetadataNeeds needs, Func<DataType, FindingList> refusal)
    {
        var stack = SectionFile.Open(path);
        try
        {
            if ((stack.Width + LargestSurroundings) * (stack.Height + LargestSurroundings) > int.MaxValue)
                throw new BadInputException(Finding.Error("image-too-large", path, null, $"images of {stack.Width} x {stack.Height}", "images that leave room for their surroundings in an array, about 42000 x 42000", "Bin them"));
            // A single image lies flat unless its metadata say otherwise.
            if (stack.Count == 1) needs &= ~MetadataNeeds.TiltAngles;
            return new(stack, MetadataResolution.Resolve(stack, options, needs, refusal));
        }
        catch
        {
            stack.Dispose();
            throw;
        }
    }
}
