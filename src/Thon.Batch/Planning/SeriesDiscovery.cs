using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;

namespace Thon.Batch.Planning;

/// <summary>Finds the series that an input leads to: a folder, a pattern, a list, or a stack itself.</summary>
internal static class SeriesDiscovery
{
    /// <summary>The series of one input.</summary>
    /// <param name="input">The input as it was typed.</param>
    /// <param name="request">What else was asked for.</param>
    public static FoundSeries Of(string input, PlanRequest request)
    {
        if (string.IsNullOrWhiteSpace(input)) return FoundSeries.Refused(Finding.Error("batch-input-missing", null, "INPUT", "an empty name", "a folder, a pattern, a stack or a list of series"));
        string path = request.Full(input);
        if (Directory.Exists(path)) return OrNone(path, InFolder(path, request));
        if (File.Exists(path)) return SeriesLists.IsList(path) ? SeriesLists.Read(path, request) : Named(path, request);
        if (GlobPattern.Is(input)) return OrNone(path, Matching(path, request));
        // A stack that went away fails by itself, and the others go on.
        return StackEndings.Has(path) ? FoundSeries.Of(new SeriesCandidate(path)) : FoundSeries.Refused(Missing(path));
    }

    /// <summary>What is below a folder that was searched, or what matches a pattern, judged file by file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="stated">What is stated about all series.</param>
    internal static FoundSeries Judged(IEnumerable<string> files, MetadataOptions stated)
    {
        var judged = files.Where(StackEndings.Has).Select(file => (File: file, Kind: StackKinds.Of(file, stated))).ToArray();
        return new(
            [.. judged.Where(one => IsSeries(one.Kind)).Select(one => new SeriesCandidate(one.File))],
            [.. judged.Where(one => !IsSeries(one.Kind)).Select(one => new PassedOver(one.File, Reason(one.Kind)))],
            FindingList.Empty);
    }

    // A file cut short is a series that was to be processed: passing over it would hide that.
    private static bool IsSeries(StackKind kind) => kind is StackKind.TiltSeries or StackKind.DamagedSeries;

    private static string Reason(StackKind kind) => kind switch
    {
        StackKind.NoAngles => "without tilt angles beside them",
        StackKind.SingleImage => "that hold a single image",
        StackKind.Volume => "that are volumes",
        StackKind.Half => "called as even or odd halves are",
        StackKind.Result => "that are results of Thon",
        _ => "that cannot be opened",
    };

    private static FoundSeries InFolder(string folder, PlanRequest request)
    {
        var tree = FolderSearch.Below(folder, request.Full(request.Out));
        var judged = Judged(tree.Files, request.Stated);
        return judged with { PassedOver = [.. tree.PassedOver, .. judged.PassedOver] };
    }

    private static FoundSeries Matching(string pattern, PlanRequest request)
    {
        var (paths, passed) = GlobPattern.Expand(pattern, request.Full(request.Out));
        // After a last ** come the folders themselves, whose files are all below the first.
        var found = paths.Where(Directory.Exists).Select(folder => InFolder(folder, request)).Append(Judged(paths.Where(path => !Directory.Exists(path)), request.Stated)).ToArray();
        return FoundSeries.Joined([.. found, new([], passed, FindingList.Empty)]);
    }

    // Shells expand TS_01* to the files beside a stack too.
    private static FoundSeries Named(string path, PlanRequest request)
    {
        if (StackEndings.Has(path) || Opens(path)) return FoundSeries.Of(new SeriesCandidate(path));
        return request.Inputs.Length > 1
            ? new([], [new(path, "that are neither stacks nor lists")], FindingList.Empty)
            : FoundSeries.Refused(Finding.Error("batch-input-kind", path, null, "neither a stack nor a list of series", "a folder, a pattern, a stack, or a list that ends in .csv, .star or .txt", "Metadata files are found beside their stack: give that"));
    }

    private static bool Opens(string path)
    {
        try
        {
            using var file = SectionFile.Open(path);
            return true;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private static FoundSeries OrNone(string path, FoundSeries found) => found.Candidates.IsEmpty
        ? found with
        {
            Findings = found.Findings.Add(Finding.Error(
                "batch-no-series", path, null, Directory.Exists(path) ? "no tilt series in this folder" : "nothing that is a tilt series matches", $"stacks ({string.Join(", ", StackEndings.All)}) with an mdoc or a list of angles beside them",
                "A stack that is named itself is taken whatever lies beside it; a list can name its metadata")),
        }
        : found;

    private static Finding Missing(string path) =>
        Finding.Error("batch-input-missing", path, null, "there is no such file or folder", "a folder, a pattern, a stack or a list of series", "Check the path");
}
