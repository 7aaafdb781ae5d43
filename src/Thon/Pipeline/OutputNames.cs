using Thon.Findings;
using Thon.Formats;

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

    /// <summary>All of these.</summary>
    public string[] Small => [Star, Defocus, TiltAngles, Log];

    /// <summary>The processed stack.</summary>
    public string Stack(ProcessingSteps steps) => Path.Combine(Folder, $"{Name}{steps.Suffix}.mrc");

    /// <summary>Refuses to go on where a file to be written exists and may not be replaced; all such files are named at once.</summary>
    /// <exception cref="BadInputException">A file exists, or the folder's name is that of a file.</exception>
    public static void Claim(IEnumerable<string> files, Overwrite overwrite)
    {
        var findings = FindingList.Empty;
        foreach (string file in files)
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && File.Exists(folder))
                findings = findings.Add(Finding.Error("output-folder-is-file", folder, null, "a file of this name exists", "a folder"));
            else if (overwrite == Overwrite.Refuse && File.Exists(file))
                findings = findings.Add(Finding.Error("output-exists", file, null, "the file exists already", null, "Choose another folder, or say --force to replace it"));
        }
        findings.ThrowIfErrors();
    }
}
