using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Thon.Imaging;
using Thon.Units;

namespace Thon.AccuracyStudies;

/// <summary>The images of a series in memory. They are rendered once, and kept in a folder for the next run where one is given.</summary>
internal sealed class StudyStack : ISectionSource
{
    private readonly float[][] _images;

    private StudyStack(StudySeries study, float[][] images)
    {
        _images = images;
        (Name, Width, Height, PixelSize) = (study.Name, study.Settings.Width, study.Settings.Height, study.Settings.PixelSize);
    }

    /// <summary>Renders a series, or reads what an earlier run rendered of one with the same settings.</summary>
    /// <param name="study">The series.</param>
    /// <param name="simulation">Its images.</param>
    /// <param name="folder">Where rendered images are kept; null to keep none.</param>
    /// <param name="threads">How many sections are in work at once.</param>
    public static StudyStack Of(StudySeries study, StudySimulation simulation, string? folder, int threads)
    {
        int count = simulation.Truth.Tilts.Length;
        var images = new float[count][];
        string? file = folder is null ? null : Path.Combine(folder, $"{study.Name}-{Key(study)}.counts");
        if (File.Exists(file))
        {
            using var stream = File.OpenRead(file);
            for (int i = 0; i < count; i++) images[i] = ReadCounts(stream, study.Settings.Width * study.Settings.Height);
        }
        else
        {
            SectionLoop.Run(count, threads, default, () => 0, (section, _) => images[section] = simulation.Render(section));
            if (file is not null) Keep(file, images);
        }
        return new(study, images);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public int Count => _images.Length;

    /// <inheritdoc/>
    public Length? PixelSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => [];

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels) => _images[section].CopyTo(pixels);

    /// <inheritdoc/>
    public void Dispose() { }

    private static string Key(StudySeries study)
    {
        string angles = string.Join(' ', study.Settings.TiltAngles.Select(angle => angle.Radians.ToString("R")));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{study.Settings} {angles} {study.Order}")))[..12];
    }

    private static float[] ReadCounts(Stream stream, int pixels)
    {
        var counts = new ushort[pixels];
        stream.ReadExactly(MemoryMarshal.AsBytes(counts.AsSpan()));
        return Array.ConvertAll(counts, count => (float)count);
    }

    private static void Keep(string file, float[][] images)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var stream = File.Create(file + ".part"))
            foreach (float[] image in images) stream.Write(MemoryMarshal.AsBytes(Array.ConvertAll(image, count => (ushort)count).AsSpan()));
        File.Move(file + ".part", file, overwrite: true);
    }
}
