using Thon.Findings;
using Thon.Imaging;

namespace Thon.Formats;

/// <summary>An image stack in a file, opened for reading, with what was found odd about the file on opening it.</summary>
public interface ISectionFile : ISectionSource
{
    /// <summary>Its size when it was opened, bytes; of a file that names others, its own.</summary>
    long Bytes { get; }

    /// <summary>Every leniency taken in reading the file, as warnings and notes; never an error, since a file with errors is not opened.</summary>
    FindingList Findings { get; }
}
