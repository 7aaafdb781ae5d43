using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Simulate;
using Thon.Units;
using Xunit;

namespace Thon.Tests;

/// <summary>The README's example of the library: it compiles here, it runs here, and it is word for word what the README shows.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void The_example_of_the_README_runs()
    {
        string folder = Repository.TemporaryFolder();
        var simulation = new Simulation(new SimulationSettings
        {
            Width = 512,
            Height = 512,
            TiltAngles = [.. new[] { -20, 0, 20 }.Select(degrees => Angle.FromDegrees(degrees))],
            SignalToNoise = 1,
        });
        string stack = Path.Combine(folder, "TS_01.mrc"), output = Path.Combine(folder, "out");
        using (var writer = MrcWriter.Create(stack, new(512, 512, 3, MrcMode.Int16, simulation.Settings.PixelSize)))
        {
            for (int section = 0; section < 3; section++) writer.Write(section, simulation.Render(section).Pixels);
            writer.Complete();
        }
        SimulatedMdoc.Of(simulation.Series, "TS_01.mrc").Write(stack + ".mdoc");
        var printed = new StringWriter();
        Example(stack, output, printed);
        Assert.Equal(3, printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(File.Exists(Path.Combine(output, "TS_01_flip_dw.mrc")));
        Assert.Equal(3, TiltSeriesStar.Read(Path.Combine(output, "TS_01.star"), "TS_01").Tilts.Length);
    }

    [Fact]
    public void The_README_shows_the_example_that_runs()
    {
        string[] source = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Thon.Tests", "ReadmeExample.cs"));
        int first = Array.FindIndex(source, line => line.Contains("// README: from here")) + 1;
        int end = Array.FindIndex(source, line => line.Contains("// README: to here"));
        string body = string.Join('\n', source[first..end].Select(line => line.Length > 8 ? line[8..] : ""))
            .Replace("stackPath", "\"TS_01.mrc\"").Replace("outputFolder", "\"out\"").Replace("console", "Console");
        Assert.Contains(body, File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
    }

    private static void Example(string stack, string output, TextWriter console) => ReadmeExample.Run(stack, output, console);
}
