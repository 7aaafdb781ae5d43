namespace Thon.Batch.Planning;

/// <summary>Walks through the folders below one. Each is entered once, whatever links lead to it, so that links in circles end; what cannot be entered is told and the walk goes on.</summary>
internal sealed class FolderSearch
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, MatchType = MatchType.Simple };

    private readonly string _out;
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly List<string> _files = [];
    private readonly List<PassedOver> _passed = [];

    // A series keeps the name of its own folder where a link leads to that too, so links come last.
    private readonly Queue<string> _links = new();

    private FolderSearch(string outFolder) => _out = outFolder;

    /// <summary>What is below a folder. Hidden folders, the results of batches and what cannot be read are passed over.</summary>
    /// <param name="root">The folder; it is walked through whatever it is.</param>
    /// <param name="outFolder">The folder that results go into.</param>
    public static FolderTree Below(string root, string outFolder)
    {
        var search = new FolderSearch(RealPaths.Of(outFolder));
        search.Walk(root, RealPaths.Of(root));
        while (search._links.TryDequeue(out string? link)) search.Follow(link);
        return new([.. search._folders], [.. search._files], [.. search._passed]);
    }

    private void Walk(string root, string realRoot)
    {
        var waiting = new Stack<(string Folder, string Real)>([(root, realRoot)]);
        while (waiting.TryPop(out var next))
        {
            if (!_entered.Add(next.Real)) continue;
            foreach (var entry in Entries(next.Folder))
            {
                if (entry is not DirectoryInfo) Take(entry);
                else if (Objection(entry.FullName, Path.Combine(next.Real, entry.Name)) is { } reason) _passed.Add(new(entry.FullName, reason));
                else if (entry.LinkTarget is not null) _links.Enqueue(entry.FullName);
                else waiting.Push((entry.FullName, Path.Combine(next.Real, entry.Name)));
            }
        }
    }

    private void Take(FileSystemInfo file)
    {
        if (file.LinkTarget is null || RealPaths.Leads(file)) _files.Add(file.FullName);
        else if (StackEndings.Has(file.FullName)) _passed.Add(new(file.FullName, "that are links to nothing"));
    }

    private void Follow(string link)
    {
        string real = RealPaths.Of(link);
        if (_entered.Contains(real)) _passed.Add(new(link, "that are links to folders searched already"));
        else if (Objection(link, real) is { } reason) _passed.Add(new(link, reason));
        else Walk(link, real);
    }

    private string? Objection(string folder, string real) =>
        Path.GetFileName(folder).StartsWith('.') ? "that are hidden folders"
        : real == _out ? "that are the folder of --out"
        : new BatchFolder(folder).HoldsBatch ? "that are the results of a batch"
        : null;

    private FileSystemInfo[] Entries(string folder)
    {
        try
        {
            FileSystemInfo[] entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything)];
            _folders.Add(folder);
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _passed.Add(new(folder, "that cannot be read"));
            return [];
        }
    }
}
