using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Provenance;

namespace Thon.Pipeline;

/// <summary>The files a run writes into its folder, named by what they hold.</summary>
/// <param name="Folder">The folder; need not exist.</param>
/// <param name="Name">The name of the series.</param>
public sealed record OutputNames(string Folder, string Name)
{
    /// <summary>The metadata of the series with its defoci.</summary>
    public string Star => Path.Combine(Folder, Name + ".star");

    /// <summary>The defoci as IMOD reads them.</summary>
    public string Defocus => Path.Combine(Folder, Name + ".defocus");

    /// <summary>The tilt angles as IMOD reads them.</summary>
    public string TiltAngles => Path.Combine(Folder, Name + ".tlt");

    /// <summary>What was done, with which values, and what was found.</summary>
    public string Log => Path.Combine(Folder, Name + ".log");

    /// <summary>The page that shows it all.</summary>
    public string Report => Path.Combine(Folder, Name + ".html");

    /// <summary>The processed stack.</summary>
    public string Stack(ProcessingSteps steps) => Path.Combine(Folder, $"{Name}{steps.Suffix}.mrc");

    /// <summary>What is made of a sister stack, in some folder: named after it and after the steps.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sister">The sister stack's path.</param>
    /// <param name="steps">The steps.</param>
    public static string Sister(string folder, string sister, ProcessingSteps steps) =>
        new OutputNames(folder, Path.GetFileNameWithoutExtension(sister)).Stack(steps);

    /// <summary>All files of a run, the stack first where there is one, then what is made of its sisters; last the sidecars of those that have a record.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="sisters">The paths of sister stacks.</param>
    public string[] All(ProcessingSteps steps, params IEnumerable<string> sisters)
    {
        string[] stacks = steps.IsEmpty ? [] : [Stack(steps), .. sisters.Select(sister => Sister(Folder, sister, steps))];
        return [.. stacks, Star, Defocus, TiltAngles, Log, .. stacks.Append(Star).Append(Defocus).Select(Sidecar.PathOf)];
    }

    /// <summary>Image files, and after them the sidecars that hold their records.</summary>
    public static IEnumerable<string> WithRecords(IReadOnlyList<string> images) => images.Concat(images.Select(Sidecar.PathOf));

    /// <summary>Refuses to go on where a file cannot be written, or exists and may not be replaced; all such files are named at once.</summary>
    /// <param name="files">The files to be written.</param>
    /// <param name="overwrite">What to do where one exists.</param>
    /// <param name="inputs">Files that are being read; none of them is ever replaced.</param>
    /// <exception cref="BadInputException">A file exists, is named twice, is one of the inputs or a folder, its name is too long, or its folder's name is that of a file.</exception>
    public static void Claim(IEnumerable<string> files, Overwrite overwrite, params IEnumerable<string> inputs)
    {
        var read = inputs.Select(Real).ToHashSet();
        string[] all = [.. files];
        var findings = all.Select(file => Objection(file, overwrite, read)).OfType<Finding>();
        var twice = all.GroupBy(Real).Where(same => same.Count() > 1).Select(same => Finding.Error(
            "output-twice", same.First(), null, $"{same.Count()} outputs of this name", "a name of its own for each", "Stacks of one name need folders of their own: process them one by one, or rename one"));
        FindingList.Of(findings.Concat(twice).Distinct()).ThrowIfErrors();
    }

    // What file systems take, in bytes.
    private const int LongestName = 255;

    private static bool IsTooLong(string file) => Encoding.UTF8.GetByteCount(PartialFile.HiddenName(Path.GetFileName(file))) > LongestName;

    private static Finding? Objection(string file, Overwrite overwrite, HashSet<string> inputs)
    {
        if (FileAmongFolders(file) is { } inTheWay) return Finding.Error("output-folder-is-file", inTheWay, null, "a file of this name exists", "a folder");
        if (IsTooLong(file)) return Finding.Error("output-name-too-long", file, null, $"a name of {Encoding.UTF8.GetByteCount(Path.GetFileName(file))} bytes", $"at most {LongestName - (PartialFile.HiddenName("").Length)}, so that the file has a hidden name while it is written", "Choose a shorter name");
        if (!CanWrite(file)) return Finding.Error("output-unwritable", Path.GetDirectoryName(Path.GetFullPath(file)), null, "no files can be made there", "a folder that may be written to", "Check its permissions and the free space, or choose another");
        if (Directory.Exists(file)) return Finding.Error("output-is-folder", file, null, "a folder of this name exists", "a file name");
        if (!File.Exists(file)) return null;
        if (inputs.Contains(Real(file)))
            return Finding.Error("output-is-input", file, null, "this file is an input and would be replaced", null, "Choose another name or folder");
        return overwrite == Overwrite.Replace ? null
            : Finding.Error("output-exists", file, null, "the file exists already", null, "Choose another folder, or say --force to replace it");
    }

    private static string? FileAmongFolders(string file) => NearestExisting(file) is { } nearest && File.Exists(nearest) ? nearest : null;

    // Found out by trying, in the folder or, where it is to be made, in the one it will be made in: after hours of work is too late.
    private static bool CanWrite(string file)
    {
        if (NearestExisting(file) is not { } folder) return false;
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".thon-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? NearestExisting(string file)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(file));
        while (folder is not null && !Path.Exists(folder)) folder = Path.GetDirectoryName(folder);
        return folder;
    }

    /// <summary>The path of a file without links: a link and what it leads to are one file; so are the same names in a folder and in a link to it, however far up the link stands.</summary>
    public static string Real(string file)
    {
        string full = Path.GetFullPath(file);
        string real = Path.GetPathRoot(full)!;
        foreach (string name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            FileSystemInfo place = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (place.LinkTarget is not null && place.ResolveLinkTarget(returnFinalTarget: true) is { } target) real = Real(target.FullName);
        }
        return real;
    }
}
