using System.Globalization;
using Thon.AccuracyStudies.Checking;
using Thon.AccuracyStudies.Correction;
using Thon.AccuracyStudies.DataTypes;

namespace Thon.AccuracyStudies;

/// <summary>What a run of the studies is asked for.</summary>
/// <param name="Names">The series to run; all where empty.</param>
/// <param name="Write">Whether the documents get the tables; only a run of a whole study may.</param>
/// <param name="Images">Folder that keeps rendered images between runs, or null.</param>
/// <param name="Threads">How many threads may work.</param>
internal sealed record StudyOptions(IReadOnlyList<string> Names, bool Write, string? Images, int Threads)
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "usage: [SERIES]... | correction | check | datatypes [--write] [--images FOLDER] [--threads N]";

    /// <summary>What stands in place of a table of material that is not there.</summary>
    public const string Absent = "Not measured: the reference material was not beside the checkout.\n";

    /// <summary>Whether the study of corrections is asked for.</summary>
    public bool AsksCorrection => Names.Count == 0 || AsksCorrectionAlone;

    /// <summary>Whether nothing but the study of corrections is asked for.</summary>
    public bool AsksCorrectionAlone => Names is [CorrectionStudy.Name];

    /// <summary>Whether the study of checks is asked for; only by its name, since it takes long and its document is its own.</summary>
    public bool AsksCheckAlone => Names is [CheckStudy.Name];

    /// <summary>Whether the study of data types is asked for; only by its name, as its document is its own.</summary>
    public bool AsksDataTypesAlone => Names is [DataTypeStudy.Name];

    /// <summary>Reads the command line; null where it is not one.</summary>
    public static StudyOptions? Parse(IReadOnlyList<string> words)
    {
        var options = new StudyOptions([], false, null, Environment.ProcessorCount);
        for (int i = 0; i < words.Count; i++)
            switch (words[i])
            {
                case "--write":
                    options = options with { Write = true };
                    break;
                case "--images" when i + 1 < words.Count:
                    options = options with { Images = words[++i] };
                    break;
                case "--threads" when i + 1 < words.Count && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0:
                    options = options with { Threads = threads };
                    i++;
                    break;
                case var name when !name.StartsWith('-'):
                    options = options with { Names = [.. options.Names, name] };
                    break;
                default:
                    return null;
            }
        return options.Write && options.Names.Count > 0 && !options.AsksCorrectionAlone && !options.AsksCheckAlone && !options.AsksDataTypesAlone ? null : options;
    }
}
