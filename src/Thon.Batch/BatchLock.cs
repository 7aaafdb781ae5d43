using Thon.Batch.Local;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch;

/// <summary>Keeps a folder for the one process that directs a batch in it. The system lets go of it where the process is killed.</summary>
public sealed class BatchLock : IDisposable
{
    private readonly HeldFile _file;

    private BatchLock(HeldFile file) => _file = file;

    /// <summary>Takes the folder, which is made where it is missing.</summary>
    /// <exception cref="BadInputException">Another process directs a batch there; it is named. Or the folder cannot be written to.</exception>
    public static BatchLock Take(BatchFolder folder)
    {
        OutputNames(folder);
        Directory.CreateDirectory(folder.Own);
        if (HeldFile.Take(folder.Lock) is not { } file) throw new BadInputException(InUse(folder));
        TextFiles.Write([(folder.Holder, AttemptName.Current + "\n")], Overwrite.Replace);
        return new(file);
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _file.Dispose();

    private static void OutputNames(BatchFolder folder) => Pipeline.OutputNames.Claim([folder.Plan, folder.Processed], Overwrite.Replace);

    // Who holds a file cannot be read from the file itself, which is kept from being opened.
    private static Finding InUse(BatchFolder folder) => Finding.Error(
        "batch-in-use", folder.Out, null, $"another batch or watch, by {(File.Exists(folder.Holder) ? File.ReadAllText(folder.Holder).Trim() : "somebody")} (computer and process)", "a folder in which nobody else directs a batch",
        "Wait until it has ended, or give another folder");
}
