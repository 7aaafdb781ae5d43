using Thon.Formats;
using Thon.Formats.Mrc;

namespace Thon.Tests.Provenance;

/// <summary>Files as other programs leave them: the same pixels under another header. The record beside the file stays as it is.</summary>
internal static class Rewritten
{
    /// <summary>Writes a file anew, with these labels and no others.</summary>
    /// <param name="file">The file.</param>
    /// <param name="labels">Its labels from now on.</param>
    public static string WithLabels(string file, params string[] labels) => Write(file, output => output with { Labels = labels });

    /// <summary>Writes a file anew with its labels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="change">What else becomes of its header.</param>
    /// <param name="pixels">What becomes of the pixels of every section; null to leave them.</param>
    public static string Write(string file, Func<MrcOutput, MrcOutput> change, Func<float, float>? pixels = null)
    {
        string anew = file + ".anew";
        using (var old = MrcReader.Open(file))
        using (var sink = MrcWriter.Create(anew, change(new(old.Width, old.Height, old.Count, old.Header.Mode, old.PixelSize) { Labels = [.. old.Labels], Overwrite = Overwrite.Replace })))
        {
            float[] section = new float[old.Width * old.Height];
            for (int i = 0; i < old.Count; i++)
            {
                old.Read(i, section);
                sink.Write(i, pixels is null ? section : [.. section.Select(pixels)]);
            }

            sink.Complete();
        }

        File.Move(anew, file, overwrite: true);
        return file;
    }
}
