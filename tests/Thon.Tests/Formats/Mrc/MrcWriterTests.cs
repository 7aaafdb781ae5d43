using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

public sealed class MrcWriterTests
{
    private static readonly Length PixelSize = Length.FromAngstroms(1.35);

    [Theory, InlineData(MrcMode.Int16), InlineData(MrcMode.Float32), InlineData(MrcMode.Float16)]
    public void What_is_written_is_read_again(MrcMode mode)
    {
        string path = NewPath();
        float[][] sections = WholeNumbers(37, 21, 3);
        Write(path, new MrcOutput(37, 21, 3, mode, PixelSize), sections);
        using var reader = MrcReader.Open(path);
        Assert.Empty(reader.Findings);
        Assert.Equal((37, 21, 3), (reader.Width, reader.Height, reader.Count));
        Assert.Equal(1.35, reader.PixelSize!.Value.Angstroms, 6);
        for (int section = 0; section < 3; section++) Assert.Equal(sections[section], Read(reader, section));
    }

    [Fact]
    public void The_header_states_the_statistics_of_the_stored_pixels()
    {
        string path = NewPath();
        Write(path, new MrcOutput(2, 2, 2, MrcMode.Int16, PixelSize), [[1.2f, 2, 3, 4], [5, 6, 7, 8.4f]]);
        using var reader = MrcReader.Open(path);
        Assert.Equal((1, 8, 4.5f), (reader.Header.Minimum, reader.Header.Maximum, reader.Header.Mean));
        Assert.Equal((float)Math.Sqrt(5.25), reader.Header.RootMeanSquare);
    }

    [Fact]
    public void Words_are_rounded_to_the_nearest_and_clipped_with_a_warning()
    {
        string path = NewPath();
        using var writer = MrcWriter.Create(path, new MrcOutput(9, 1, 1, MrcMode.Int16, PixelSize));
        writer.Write(0, [0.4f, 0.6f, -1.6f, 2.5f, 32767.4f, 32768, -40000, float.NaN, float.PositiveInfinity]);
        writer.Complete();
        using var reader = MrcReader.Open(path);
        Assert.Equal([0, 1, -2, 2, 32767, 32767, -32768, 0, 32767], Read(reader, 0));
        Assert.Equal(4, writer.ClippedPixels);
        Assert.Equal("mrc-pixels-clipped", Assert.Single(writer.Findings).Code);
    }

    [Theory]
    [InlineData(0.9f, "1 of 2 sections vary by less than one whole number, so that rounding shows")]
    [InlineData(0.001f, "1 of 2 sections vary by less than one whole number, so that rounding shows; of 1 nothing but one value is left")]
    public void Contrast_too_small_for_whole_numbers_is_told_by_the_pixels_before_they_are_rounded(float deviation, string found)
    {
        using var writer = MrcWriter.Create(NewPath(), new MrcOutput(4, 1, 2, MrcMode.Int16, PixelSize));
        writer.Write(0, [deviation, -deviation, deviation, -deviation]);
        writer.Write(1, [2, -2, 2, -2]);
        writer.Complete();
        var finding = Assert.Single(writer.Findings);
        Assert.Equal(("mrc-pixels-coarse", found), (finding.Code, finding.Found));
    }

    [Theory]
    [InlineData(MrcMode.Int16, 0.1f, 0.1f)]
    [InlineData(MrcMode.Int16, -1.1f, 1.1f)]
    [InlineData(MrcMode.Float32, -0.001f, 0.001f)]
    [InlineData(MrcMode.Float16, -0.001f, 0.001f)]
    public void Sections_of_one_value_or_of_enough_contrast_and_other_modes_lose_nothing(MrcMode mode, float low, float high)
    {
        // More than one chunk of the writer, and no power of two.
        float[] pixels = [.. Enumerable.Range(0, 500 * 301).Select(i => i % 2 == 0 ? low : high)];
        using var writer = MrcWriter.Create(NewPath(), new MrcOutput(500, 301, 1, mode, PixelSize));
        writer.Write(0, pixels);
        writer.Complete();
        Assert.Empty(writer.Findings);
    }

    [Fact]
    public void Halves_are_rounded_as_the_runtime_rounds_them()
    {
        float[] pixels = [.. Halfway(), float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f];
        string path = NewPath();
        Write(path, new MrcOutput(pixels.Length, 1, 1, MrcMode.Float16, PixelSize), [pixels]);
        using var reader = MrcReader.Open(path);
        Assert.Equal(pixels.Select(pixel => (float)(Half)pixel), Read(reader, 0));
    }

    [Fact]
    public void Halves_beyond_their_range_are_clipped_with_a_warning()
    {
        string path = NewPath();
        using var writer = MrcWriter.Create(path, new MrcOutput(4, 1, 1, MrcMode.Float16, PixelSize));
        writer.Write(0, [65519, 65520, -1e9f, 1]);
        writer.Complete();
        using var reader = MrcReader.Open(path);
        Assert.Equal([65504, 65504, -65504, 1], Read(reader, 0));
        Assert.Equal(2, writer.ClippedPixels);
    }

    [Fact]
    public void Statistics_of_pixels_that_are_not_finite_are_marked_undetermined()
    {
        string path = NewPath();
        using var writer = MrcWriter.Create(path, new MrcOutput(2, 1, 1, MrcMode.Float32, PixelSize));
        writer.Write(0, [float.NaN, 1]);
        writer.Complete();
        using var reader = MrcReader.Open(path);
        Assert.Equal((0, -1, -2, -1), (reader.Header.Minimum, reader.Header.Maximum, reader.Header.Mean, reader.Header.RootMeanSquare));
        Assert.Equal("mrc-not-finite", Assert.Single(writer.Findings).Code);
    }

    [Fact]
    public void Sections_written_by_several_threads_in_any_order_give_the_same_bytes()
    {
        const int count = 24;
        float[][] sections = [.. Enumerable.Range(0, count).Select(section => Noise(300, 470, section))];
        string inOrder = NewPath(), atOnce = NewPath();
        var output = new MrcOutput(300, 470, count, MrcMode.Float32, PixelSize) { Labels = ["Thon: flip"] };
        Write(inOrder, output, sections);
        using (var writer = MrcWriter.Create(atOnce, output))
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => writer.Write((i * 7 + 5) % count, sections[(i * 7 + 5) % count]));
            writer.Complete();
        }
        Assert.Equal(File.ReadAllBytes(inOrder), File.ReadAllBytes(atOnce));
    }

    [Fact]
    public void Several_threads_read_at_once()
    {
        float[][] sections = WholeNumbers(100, 50, 16);
        string path = NewPath();
        Write(path, new MrcOutput(100, 50, 16, MrcMode.Int16, PixelSize), sections);
        using var reader = MrcReader.Open(path);
        Parallel.For(0, 64, i => Assert.Equal(sections[i % 16], Read(reader, i % 16)));
    }

    [Theory, InlineData(MrcMode.Int16), InlineData(MrcMode.Float32)]
    public void Reading_many_sections_takes_no_memory_of_its_own(MrcMode mode)
    {
        const int width = 512, count = 16;
        const long allowed = 4L * width * width / 2; // Half a section: the pool may hand out one small buffer.
        string path = NewPath();
        Write(path, new MrcOutput(width, width, count, mode, PixelSize), [.. Enumerable.Repeat(new float[width * width], count)]);
        using var reader = MrcReader.Open(path);
        float[] pixels = new float[width * width];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++) reader.Read(i, pixels);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, allowed);
        File.Delete(path);
    }

    [Fact]
    public void Nothing_remains_where_the_writing_was_not_completed()
    {
        string path = NewPath();
        using (var writer = MrcWriter.Create(path, new MrcOutput(2, 1, 1, MrcMode.Float32, PixelSize)))
        {
            writer.Write(0, [1, 2]);
            Assert.False(File.Exists(path));
            string partial = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
            Assert.StartsWith(".written.mrc.partial-", Path.GetFileName(partial), StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Only_the_final_name_remains_where_it_was_completed()
    {
        string path = NewPath();
        Write(path, new MrcOutput(1, 1, 1, MrcMode.Float32, PixelSize), [[1]]);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_missing_section_or_a_section_twice_is_the_callers_fault()
    {
        string path = NewPath();
        using var writer = MrcWriter.Create(path, new MrcOutput(1, 1, 2, MrcMode.Float32, PixelSize));
        writer.Write(1, [1]);
        Assert.Throws<InvalidOperationException>(() => writer.Write(1, [1]));
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<ArgumentException>(() => writer.Write(0, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Write(2, [1]));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void An_existing_file_is_left_alone_unless_replacing_is_asked_for()
    {
        string path = NewPath();
        File.WriteAllText(path, "precious");
        var output = new MrcOutput(1, 1, 1, MrcMode.Float32, PixelSize);
        var finding = Assert.Throws<BadInputException>(() => MrcWriter.Create(path, output)).Findings[0];
        Assert.Equal("output-exists", finding.Code);
        Assert.Contains("--force", finding.Advice, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));
        Write(path, output with { Overwrite = Overwrite.Replace }, [[7]]);
        using var reader = MrcReader.Open(path);
        Assert.Equal([7], Read(reader, 0));
    }

    [Fact]
    public void A_name_taken_while_writing_is_not_clobbered()
    {
        string path = NewPath();
        using var writer = MrcWriter.Create(path, new MrcOutput(1, 1, 1, MrcMode.Float32, PixelSize));
        writer.Write(0, [1]);
        File.WriteAllText(path, "quicker");
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(writer.Complete).Findings[0].Code);
        Assert.Equal("quicker", File.ReadAllText(path));
    }

    [Fact]
    public void Of_files_that_belong_together_all_get_their_names_or_none()
    {
        string folder = Repository.TemporaryFolder();
        string[] paths = [Path.Combine(folder, "a.mrc"), Path.Combine(folder, "b.mrc")];
        Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => Together(paths, () => File.WriteAllText(paths[1], "quicker"))).Findings[0].Code);
        Assert.Equal([paths[1]], Directory.GetFiles(folder));
        File.Delete(paths[1]);
        Together(paths, () => { });
        Assert.Equal(paths, Directory.GetFiles(folder).Order(StringComparer.Ordinal));

        static void Together(string[] paths, Action meanwhile)
        {
            var output = new MrcOutput(1, 1, 1, MrcMode.Float32, PixelSize);
            using MrcWriter first = MrcWriter.Create(paths[0], output), second = MrcWriter.Create(paths[1], output);
            first.Write(0, [1]);
            Assert.Throws<InvalidOperationException>(() => MrcWriter.CompleteAll([first, second]));
            Assert.False(File.Exists(paths[0]));
            second.Write(0, [2]);
            meanwhile();
            MrcWriter.CompleteAll([first, second]);
        }
    }

    [Fact]
    public void Names_that_cannot_be_written_are_refused_at_once()
    {
        string folder = Repository.TemporaryFolder();
        var output = new MrcOutput(1, 1, 1, MrcMode.Float32, PixelSize);
        Assert.Equal("output-is-folder", Assert.Throws<BadInputException>(() => MrcWriter.Create(folder, output)).Findings[0].Code);
        Assert.Equal("output-no-folder", Assert.Throws<BadInputException>(() => MrcWriter.Create(Path.Combine(folder, "none", "a.mrc"), output)).Findings[0].Code);
    }

    [Fact]
    public void Modes_and_labels_that_are_not_written_are_the_callers_fault()
    {
        string path = NewPath();
        Assert.Throws<ArgumentOutOfRangeException>(() => MrcWriter.Create(path, new MrcOutput(1, 1, 1, MrcMode.UInt16, PixelSize)));
        Assert.Throws<ArgumentException>(() => MrcWriter.Create(path, new MrcOutput(1, 1, 1, MrcMode.Int16, PixelSize) { Labels = [new string('x', 81)] }));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    internal static string NewPath() => Path.Combine(Repository.TemporaryFolder(), "written.mrc");

    internal static void Write(string path, MrcOutput output, float[][] sections)
    {
        using var writer = MrcWriter.Create(path, output);
        for (int section = 0; section < sections.Length; section++) writer.Write(section, sections[section]);
        writer.Complete();
    }

    internal static float[] Read(ISectionSource source, int section)
    {
        float[] pixels = new float[source.Width * source.Height];
        source.Read(section, pixels);
        return pixels;
    }

    internal static float[][] WholeNumbers(int width, int height, int count) =>
        [.. Enumerable.Range(0, count).Select(section => Enumerable.Range(0, width * height).Select(i => (float)(i % 1999 - 900 + section)).ToArray())];

    private static float[] Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, width * height).Select(_ => random.NextSingle() * 1000 - 300)];
    }

    // Every finite half, the point half way to the next one, and the floats beside that point.
    private static IEnumerable<float> Halfway()
    {
        for (ushort bits = 0; bits < 0x7BFF; bits++)
        {
            float here = (float)BitConverter.UInt16BitsToHalf(bits), next = (float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1));
            float middle = (here + next) / 2;
            foreach (float value in (float[])[here, MathF.BitDecrement(middle), middle, MathF.BitIncrement(middle)])
            {
                yield return value;
                yield return -value;
            }
        }
    }
}
