using Thon.Formats.Mrc;
using Thon.Simulate;
using Thon.Units;

namespace Thon.Tests.Batch.Slurm;

/// <summary>Folders of small simulated series of different names: stacks and mdocs. Rendered once.</summary>
internal static class ManySeries
{
    private static readonly SimulationSettings Settings = new()
    {
        Name = "many",
        Width = 256,
        Height = 256,
        TiltAngles = [.. new[] { -40.0, -20, 0, 20, 40 }.Select(Angle.FromDegrees)],
        Defocus = new(Length.FromAngstroms(30200), Length.FromAngstroms(29800), Angle.FromDegrees(30)),
    };

    private static readonly Lazy<float[][]> Images = new(() =>
    {
        var simulation = new Simulation(Settings);
        return [.. Enumerable.Range(0, Settings.TiltAngles.Length).Select(section => simulation.Render(section).Pixels)];
    });

    /// <summary>Writes so many series, TS_01 and on, and gives their folder.</summary>
    public static string Write(int count)
    {
        string folder = Repository.TemporaryFolder();
        for (int number = 1; number <= count; number++) Write(Path.Combine(folder, $"TS_{number:D2}.mrc"), 1 + 0.01f * number);
        return folder;
    }

    // Images of their own, by their contrast, so that no series can stand for another.
    private static void Write(string stack, float contrast)
    {
        using var writer = MrcWriter.Create(stack, new MrcOutput(Settings.Width, Settings.Height, Settings.TiltAngles.Length, MrcMode.Float32, Settings.PixelSize));
        for (int section = 0; section < Settings.TiltAngles.Length; section++)
            writer.Write(section, [.. Images.Value[section].Select(pixel => contrast * pixel)]);
        writer.Complete();
        SimulatedMdoc.Of(TrueSeries.Of(Settings), Path.GetFileName(stack)).Write(stack + ".mdoc");
    }
}
