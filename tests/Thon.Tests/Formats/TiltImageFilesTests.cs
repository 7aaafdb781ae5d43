using Thon.Findings;
using Thon.Formats;
using Thon.Tests.Formats.Star;
using Thon.Tests.Formats.Tiff;
using Xunit;

namespace Thon.Tests.Formats;

/// <summary>STAR files opened as the stack of the images they name.</summary>
public sealed class TiltImageFilesTests
{
    private const int Width = 6, Height = 4;

    [Fact]
    public void Files_of_one_image_are_a_stack_in_the_order_of_the_rows()
    {
        string folder = Repository.TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder, "MotionCorr"));
        foreach (int value in new[] { 3, 1, 2 }) Stacks.Write(Path.Combine(folder, "MotionCorr", $"i{value}.mrc"), Width, Height, 1, value);
        using var stack = SectionFile.Open(Star(Path.Combine(folder, "tilt_series"), "MotionCorr/i3.mrc 3", "MotionCorr/i1.mrc:mrc -3", "MotionCorr/i2.mrc 0"));
        Assert.Equal((Width, Height, 3, 2.0), (stack.Width, stack.Height, stack.Count, stack.PixelSize!.Value.Angstroms));
        Assert.Equal([3, 1, 2], Values(stack));
        var series = Assert.IsType<TiltImageFiles>(stack).Description;
        Assert.Equal([0, 1, 2], series.Tilts.Select(tilt => tilt.Section!.Value));
        Assert.Equal([3, -3, 0], series.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
    }

    [Fact]
    public void Sections_of_a_stack_are_taken_by_their_numbers_and_files_may_be_mixed()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.st"), Width, Height, 3, 10);
        File.WriteAllBytes(Path.Combine(folder, "b.tif"), TiffFiles.ByHand(true, Width, Height, 8, 1, [.. Enumerable.Repeat((byte)7, Width * Height)]));
        using var stack = SectionFile.Open(Star(folder, "000003@a.st 3", "000001@a.st 0", "b.tif -3"));
        Assert.Equal([12, 10, 7], Values(stack));
        Assert.Null(stack.PixelSize);
        Assert.Equal(2, Assert.IsType<TiltImageFiles>(stack).Files.Count);
    }

    [Fact]
    public void Every_image_that_is_not_there_is_named_with_its_row()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.mrc"), Width, Height, 1);
        var findings = Refusal(Star(folder, "a.mrc 0", "b.mrc 3", "000000@a.mrc 6", "None 9"));
        Assert.Equal(["image-not-found, row 2", "image-not-named, row 3", "image-not-named, row 4"], findings.Select(finding => $"{finding.Code}, {finding.Place}"));
        Assert.Contains("b.mrc", findings[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_size_sections_too_many_and_files_that_are_none_are_named_with_their_rows()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.mrc"), Width, Height, 1);
        Stacks.Write(Path.Combine(folder, "b.mrc"), Height, Width, 1);
        Stacks.Write(Path.Combine(folder, "c.mrc"), Width, Height, 2);
        File.WriteAllText(Path.Combine(folder, "d.mrc"), "no image");
        var findings = Refusal(Star(folder, "a.mrc 0", "b.mrc 3", "000003@c.mrc 6", "d.mrc 9"));
        Assert.Equal(["image-size, row 2", "image-section, row 3", "image-format, row 4"], findings.Select(finding => $"{finding.Code}, {finding.Place}"));
    }

    [Fact]
    public void Movies_that_were_not_summed_are_no_images()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "x.star");
        File.WriteAllText(path, "data_t\nloop_\n_rlnMicrographMovieName\n_rlnTomoNominalStageTiltAngle\na.tif 0\n");
        Assert.Contains("Movies", Refusal(path)[0].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_to_one_image_counts_for_the_series()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.mrc"), Width, Height, 1, labels: ["camera"]);
        Stacks.Write(Path.Combine(folder, "b.mrc"), Width, Height, 1, labels: ["camera", "Thon: flip"]);
        using var stack = SectionFile.Open(Star(folder, "a.mrc 0", "b.mrc 3"));
        Assert.Equal(["camera", "Thon: flip"], stack.Labels);
    }

    [Fact]
    public void Many_threads_read_many_files_at_once()
    {
        string folder = Repository.TemporaryFolder();
        const int count = 61;
        for (int i = 0; i < count; i++) Stacks.Write(Path.Combine(folder, $"i{i}.mrc"), Width, Height, 1, i);
        using var stack = SectionFile.Open(Star(folder, [.. Enumerable.Range(0, count).Select(i => $"i{i}.mrc {i}")]));
        float[] values = new float[4 * count];
        Parallel.For(0, values.Length, i => values[i] = Value(stack, i % count));
        Assert.Equal(Enumerable.Range(0, values.Length).Select(i => (float)(i % count)), values);
    }

    [Fact]
    public void A_STAR_file_is_told_by_what_it_holds_behind_comments_and_a_byte_order_mark()
    {
        string folder = Repository.TemporaryFolder();
        Stacks.Write(Path.Combine(folder, "a.mrc"), Width, Height, 1, 5);
        string path = Path.Combine(folder, "stack.mrc");
        File.WriteAllText(path, "\uFEFF# version 50001\r\n\r\ndata_t\r\nloop_\r\n_rlnMicrographName\r\n_rlnTomoNominalStageTiltAngle\r\na.mrc 0\r\n");
        using var stack = SectionFile.Open(path);
        Assert.Equal([5], Values(stack));
    }

    private static string Star(string folder, params string[] rows)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "t.star");
        File.WriteAllText(path, $"data_t\nloop_\n_rlnMicrographName\n_rlnTomoNominalStageTiltAngle\n{string.Join('\n', rows)}\n");
        return path;
    }

    private static float[] Values(ISectionFile stack) => [.. Enumerable.Range(0, stack.Count).Select(section => Value(stack, section))];

    private static float Value(ISectionFile stack, int section)
    {
        float[] pixels = new float[stack.Width * stack.Height];
        stack.Read(section, pixels);
        return Assert.Single(pixels.Distinct());
    }

    private static Finding[] Refusal(string path) => [.. Assert.Throws<BadInputException>(() => SectionFile.Open(path)).Findings.Where(finding => finding.Severity == Severity.Error)];
}
