using System.Globalization;
using Thon.Findings;

namespace Thon.Batch.Watch;

/// <summary>What is told of a folder that is watched.</summary>
internal static class WatchFindings
{
    /// <summary>The folder cannot be listed.</summary>
    public static Finding Gone(string folder) =>
        Finding.Warning("watch-folder-gone", folder, null, "the folder is not there, or cannot be listed", "the folder that is watched", "Mount it again; the watch waits for it");

    /// <summary>It can be listed again.</summary>
    public static Finding Back(string folder) => Finding.Note("watch-folder-back", folder, null, "the folder is there again");

    /// <summary>A series is not complete yet.</summary>
    public static Finding Lacking(string stack, Finding what) => what with { Severity = Severity.Note, File = stack, Place = null, Found = $"not taken yet: {Where(stack, what)}{what.Found}", Advice = "It is taken when that is there" };

    /// <summary>A stack that nothing says of that it is a tilt series.</summary>
    public static Finding NoSeries(string stack, string what) => Finding.Error("watch-no-series", stack, null, what, "a stack with an mdoc or a list of tilt angles beside it");

    /// <summary>The same after a long while.</summary>
    public static Finding StillNoSeries(Finding noSeries) =>
        noSeries with { Severity = Severity.Warning, Found = $"{noSeries.Found}, for a long while now", Advice = "It is passed over until it or the files beside it change" };

    /// <summary>A file that is longer than its header says is still being written.</summary>
    public static Finding Longer(string stack, Finding trailing) => Finding.Error("watch-longer", stack, null, trailing.Found, trailing.Expected, trailing.Advice);

    /// <summary>Fewer images than a complete series has.</summary>
    public static Finding TooFew(string stack, int images, int wanted) => Finding.Error(
        "watch-tilts", stack, null, string.Create(CultureInfo.InvariantCulture, $"{images} images"), string.Create(CultureInfo.InvariantCulture, $"at least {wanted}, as --tilts says"), "If the series ended early, process it with thon run");

    /// <summary>A stack with the name of another one.</summary>
    public static Finding NameTaken(string stack, string other) => Finding.Error(
        "batch-name-twice", stack, null, $"the same name as {other}", "a name of its own for every series, whatever the case of its letters", "It is not processed; rename it, or say with --match which stacks are meant");

    private static string Where(string stack, Finding what) => what.File is null || what.File == stack ? "" : Path.GetFileName(what.File) + ": ";
}
