using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>thon convert, and what else reads and writes other programs' metadata, as a user runs them.</summary>
public sealed class ConvertVerbTests
{
    [Fact]
    public void An_mdoc_becomes_the_files_of_relion_5_and_these_those_of_imod()
    {
        string stack = SmallSeries.Write(), folder = Path.GetDirectoryName(stack)!;
        var there = ThonProcess.Run("convert", stack + ".mdoc", "--stack", stack, "--cs", "2.7", "--hand", "+1", "--to", "relion5", "--out", Path.Combine(folder, "relion"));
        Assert.Equal(0, there.ExitCode);
        string[] files = there.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["tilt_series.star", "small.star"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.True(File.Exists(file)));

        var back = ThonProcess.Run("convert", files[0], "--to", "imod", "--out", Path.Combine(folder, "imod"));
        Assert.Equal(0, back.ExitCode);
        Assert.Contains(Path.Combine(folder, "imod", "small.tlt"), back.Out);
    }

    [Theory]
    [InlineData("convert {mdoc} --to eman2 --out {out}", "option")]
    [InlineData("convert {mdoc} --to relion5", "option")]
    [InlineData("convert nowhere.star --to thon --out {out}", "text-unreadable")]
    [InlineData("convert {stack} --to thon --out {out}", "text-unreadable")]
    [InlineData("convert {mdoc} --to relion5 --out {out}", "convert-missing")]
    public void What_cannot_be_converted_is_told_and_nothing_is_written(string command, string code)
    {
        string stack = SmallSeries.Write(), output = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var run = ThonProcess.Run([.. command.Split(' ').Select(word => word.Replace("{mdoc}", stack + ".mdoc").Replace("{stack}", stack).Replace("{out}", output))]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"[{code}]", run.Error);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Files_that_exist_stay_unless_told_otherwise()
    {
        string stack = SmallSeries.Write(), output = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        string[] command = ["convert", stack + ".mdoc", "--to", "imod", "--out", output];
        Assert.Equal([0, 2, 0], new[] { ThonProcess.Run(command), ThonProcess.Run(command), ThonProcess.Run([.. command, "--force"]) }.Select(run => run.ExitCode));
    }

    [Fact]
    public void Images_in_files_of_their_own_are_read_by_the_star_file_that_names_them()
    {
        string stack = SmallSeries.Write(), folder = Path.GetDirectoryName(stack)!;
        var relion = ThonProcess.Run("convert", stack + ".mdoc", "--stack", stack, "--cs", "2.7", "--hand", "+1", "--to", "relion5", "--out", folder);
        Assert.Equal(0, relion.ExitCode);
        string star = Path.Combine(folder, "tilt_series", "small.star");
        File.WriteAllText(star, Apart(File.ReadAllText(star), stack, folder));
        var run = ThonProcess.Run("check", star, "--files-only", "--voltage", "300", "--cs", "2.7", "--hand", "+1");
        Assert.DoesNotContain("tilt-angles-missing", run.Out);
        Assert.Contains("small.star", run.Out);
        Assert.NotEqual(2, run.ExitCode);
    }

    // Each section in a file of its own, as RELION's motion correction leaves them.
    private static string Apart(string star, string stack, string folder)
    {
        using var images = SectionFile.Open(stack);
        for (int section = 0; section < images.Count; section++)
        {
            string name = $"image_{section}.mrc";
            var pixels = new float[images.Width * images.Height];
            images.Read(section, pixels);
            using var writer = MrcWriter.Create(Path.Combine(folder, name), new(images.Width, images.Height, 1, MrcMode.Float32, images.PixelSize!.Value));
            writer.Write(0, pixels);
            writer.Complete();
            star = star.Replace($"{section + 1:D6}@{stack}", name);
        }

        return star;
    }
}
