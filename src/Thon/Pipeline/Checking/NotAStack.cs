using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;
using Thon.Formats.Text;
using Thon.Pipeline.Metadata;

namespace Thon.Pipeline.Checking;

/// <summary>Files that are given in place of a stack, with what to do instead.</summary>
internal static class NotAStack
{
    private const int VolumeSpaceGroup = 1;

    /// <summary>The finding about a file that could not be opened as a stack, where it is a metadata file; null where it is none.</summary>
    internal static Finding? Of(string path)
    {
        if (Directory.Exists(path) || Text(path) is not { } text) return null;
        var first = TextLines.Of(text, path).FirstOrDefault(line => !line.IsBlank && !line.Text.StartsWith('#'));
        if (first.Text is null) return null;
        if (new MetadataLedger().Attempt(() => MdocFile.Decode(text, path)) is { } mdoc && mdoc.Sections.Any(section => section.Kind is "ZValue" or "FrameSet" or "MontSection"))
            return Refusal(path, "an mdoc", Stack(path) is { } stack ? $"Give the stack, {stack}; its mdoc is found beside it" : "Give the stack, and name this file with --mdoc");
        if (first.Text.StartsWith("data_", StringComparison.OrdinalIgnoreCase)) return Refusal(path, "a STAR file", "Give the stack, and name this file with --ctf");
        if (TextNumber.Finite(first.Text) is not null) return Refusal(path, "a list of numbers", "Give the stack, and name this file with --tilt-angles, or with --dose-file");
        return first.Text.StartsWith("<?xml", StringComparison.Ordinal) ? Refusal(path, "an XML file", "Give the stack") : null;
    }

    /// <summary>What speaks for a volume or a movie in a file that was opened; nothing where it looks like a series.</summary>
    internal static IEnumerable<Finding> Signs(ISectionFile file, MetadataSurvey survey)
    {
        if (file.Count < 2 || TiltSeriesSign.Of(file) is not null || !survey.Findings.Any(finding => finding.Code == "tilt-angles-missing")) yield break;
        bool volume = file is MrcReader { Header: { SpaceGroup: VolumeSpaceGroup, Sampling.Z: > 1 } };
        yield return Finding.Warning(
            "not-a-series", file.Name, null, $"{file.Count} sections without a tilt angle" + (volume ? ", and a header like that of a volume" : ""), "a tilt series with an mdoc or a list of angles",
            "A volume is for thon deconvolve and a movie for thon dose --frames; neither is checked here");
    }

    private static Finding Refusal(string path, string found, string advice) => Finding.Error("check-not-a-stack", path, null, found, "a stack of images, MRC or TIFF", advice);

    private static string? Stack(string mdoc) => Path.ChangeExtension(mdoc, null) is { } stack && File.Exists(stack) ? stack : null;

    private static string? Text(string path)
    {
        try
        {
            string text = TextLines.ReadText(path);
            return text.Contains('\0') ? null : text;
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
