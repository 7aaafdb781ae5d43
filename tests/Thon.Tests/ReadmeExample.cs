using Thon.Pipeline;
using Thon.Units;

namespace Thon.Tests;

/// <summary>What the README shows of the library, with its file names and its console as parameters.</summary>
internal static class ReadmeExample
{
    public static void Run(string stackPath, string outputFolder, TextWriter console)
    {
        // README: from here
        var optics = new MetadataOptions { Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7) };
        var settings = new PreprocessSettings(stackPath, optics) { Threads = 4 };
        using var input = SeriesInput.OpenForRun(settings);
        var result = Preprocess.Run(input, settings, outputFolder);
        foreach (var tilt in result.Series.Tilts)
            console.WriteLine($"{tilt.Angle.Degrees:F1} degrees: {tilt.Estimate!.Defocus.Mean.Angstroms:F0} A +- {tilt.Estimate.Sigma?.Angstroms:F0}");
        // README: to here
    }
}
