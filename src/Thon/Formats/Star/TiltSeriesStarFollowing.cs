using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>Reads a series from a STAR file and from those it names: RELION 5's global file leads to the file of the series, RELION 4's file to the stack.</summary>
internal static class TiltSeriesStarFollowing
{
    internal const string Label = "rlnTomoTiltSeriesStarFile";

    /// <summary>What is said of the series, and the tables of all the files it was read from, those of the global file first.</summary>
    internal static (SeriesDescription Series, StarFile Tables) Read(string path, string series)
    {
        var file = StarFile.Read(path);
        var places = StarPlaces.Of(file, series);
        return places.Tilts is null ? Follow(file, places, series) : (TiltSeriesStarDecoder.Decode(file, places, StackSize(file, places)), file);
    }

    private static (SeriesDescription Series, StarFile Tables) Follow(StarFile global, StarPlaces places, string series)
    {
        var read = TiltSeriesStarDecoder.Decode(global, places);
        if (places.Series.Text(places.Row, Label) is not { Length: > 0 } target) return (read, global);
        if (StarProject.Find(global.Name, target) is not { } path)
        {
            var finding = Finding.Warning(
                "star-not-followed", global.Name, $"_{Label} of {read.Name}", $"{target} is not there", "the STAR file of the series", "Give that file itself.");
            return (read with { Findings = read.Findings.Add(finding) }, global);
        }

        var own = StarFile.Read(path);
        var found = StarPlaces.Of(own, read.Name ?? series);
        if (found.Tilts is null) return (read, global);
        // What the global file says of the series is read with the tilts, so that a message about a tilt names the file it stands in.
        var both = TiltSeriesStarDecoder.Decode(own, places with { Tilts = found.Tilts });
        return (both with { FileName = global.Name, Findings = global.Findings.AddRange(both.Findings) }, global with { Blocks = global.Blocks.AddRange(own.Blocks) });
    }

    // RELION 4's matrices count from the corners of images whose size stands in the stack alone. A stack that is not there, or cannot be read, tells nothing.
    private static (int Width, int Height)? StackSize(StarFile file, StarPlaces places)
    {
        if (places.Stack is not { } name || StarProject.Find(file.Name, StarImageName.Parse(name)?.File ?? name) is not { } path) return null;
        try
        {
            using var stack = SectionFile.OpenImages(path);
            return (stack.Width, stack.Height);
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
