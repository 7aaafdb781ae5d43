using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Metadata;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>Stacks of the same series that go through the steps beside the main one, tilt for tilt: even and odd halves, unweighted sums.</summary>
internal static class SisterStacks
{
    // Programs write the pixel size with few digits; another binning differs by far more.
    private const double SamePixelSize = 0.01;

    /// <summary>Opens the stacks.</summary>
    /// <param name="main">The main stack.</param>
    /// <param name="pixelSize">The pixel size the series is known to have, or null where it is not known.</param>
    /// <param name="paths">Their paths.</param>
    /// <param name="steps">What is to be done to them.</param>
    /// <returns>Those that could be opened, what was done to each, and everything that speaks against any of them.</returns>
    public static (ImmutableArray<ISectionFile> Stacks, ImmutableArray<DataType> Types, FindingList Objections) Open(ISectionSource main, Length? pixelSize, IReadOnlyList<string> paths, ProcessingSteps steps)
    {
        var objections = FindingList.Empty;
        if (steps.IsEmpty && paths.Count > 0)
            objections = objections.Add(Finding.Error("also-no-step", null, "--also", "nothing is done to the images", "a correction or a weighting", "Leave --also away, or name a step"));
        var stacks = ImmutableArray.CreateBuilder<ISectionFile>();
        var types = ImmutableArray.CreateBuilder<DataType>();
        List<string> seen = [main.Name];
        foreach (string path in paths)
        {
            if (seen.Find(other => OutputNames.Real(other) == OutputNames.Real(path)) is { } same)
            {
                objections = objections.Add(Finding.Error("also-twice", path, null, $"the same file as {same}", "another stack of the series"));
                continue;
            }
            seen.Add(path);
            try
            {
                var stack = SectionFile.Open(path);
                stacks.Add(stack);
                var state = StackState.Of(stack);
                types.Add(state.OrRaw);
                objections = objections.AddRange(Against(stack, main, pixelSize)).AddRange(state.Findings).AddRange(InputRefusal.Of(path, state.OrRaw, steps));
            }
            catch (BadInputException bad)
            {
                objections = objections.AddRange(bad.Findings);
            }
        }
        return (stacks.ToImmutable(), types.ToImmutable(), objections);
    }

    private static IEnumerable<Finding> Against(ISectionSource stack, ISectionSource main, Length? pixelSize)
    {
        if ((stack.Width, stack.Height, stack.Count) != (main.Width, main.Height, main.Count))
            yield return Finding.Error("also-size", stack.Name, null, Size(stack), $"{Size(main)}, as in {main.Name}", "Give stacks of the same series, aligned and binned alike");
        // A header that is wrong in the main stack is most likely wrong in the same way in its sisters; then an option or an mdoc states the right one.
        Length[] right = [.. new[] { pixelSize, main.PixelSize }.OfType<Length>()];
        if (stack.PixelSize is { } stated && right.Length > 0 && !right.Any(one => Math.Abs(stated.Angstroms - one.Angstroms) <= SamePixelSize * one.Angstroms))
            yield return Finding.Error("also-pixel-size", stack.Name, null, Text(stated), $"{Text(right[0])}, as of {main.Name}, within 1 %", "Give stacks of the same series, aligned and binned alike");
    }

    private static string Size(ISectionSource stack) => $"{stack.Count} {(stack.Count == 1 ? "image" : "images")} of {stack.Width} x {stack.Height}";

    private static string Text(Length length) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(length.Angstroms, 6)} A");
}
