using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>RELION's own parser reads what is written for it.</summary>
public sealed class RelionParserTests
{
    [Fact]
    public void Relion_prints_the_tables_of_Relion_5()
    {
        string folder = Written(Relion5Writer.Write(RelionSamples.Known, null));
        Assert.Equal(
            ["TS_01 tilt_series/TS_01.star 300.000000 2.700000 0.070000 0.675000 1.350000 -1.000000 3.000000"],
            RelionTable.Print(Path.Combine(folder, "tilt_series.star"), "data_global", "rlnTomoName", "rlnTomoTiltSeriesStarFile", "rlnVoltage", "rlnSphericalAberration", "rlnAmplitudeContrast", "rlnMicrographOriginalPixelSize", "rlnTomoTiltSeriesPixelSize", "rlnTomoHand", "rlnTomoImportFractionalDose"));
        Assert.Equal(
            [
                "000003@TS_01.st 3.000000 85.000000 6.000000 -3.500000 35002.000000 30.000000 3.500000 84.500000 20.000000 -5.000000",
                "000002@TS_01.st 0.000000 85.000000 3.000000 -3.500000 35001.000000 30.000000 0.500000 84.500000 10.000000 -5.000000",
                "000001@TS_01.st -3.000000 85.000000 0.000000 -3.500000 35000.000000 30.000000 -2.500000 84.500000 0.000000 -5.000000",
            ],
            RelionTable.Print(Path.Combine(folder, "tilt_series", "TS_01.star"), "data_TS_01", "rlnMicrographName", "rlnTomoNominalStageTiltAngle", "rlnTomoNominalTiltAxisAngle", "rlnMicrographPreExposure", "rlnTomoNominalDefocus", "rlnDefocusU", "rlnDefocusAngle", "rlnTomoYTilt", "rlnTomoZRot", "rlnTomoXShiftAngst", "rlnTomoYShiftAngst"));
    }

    [Fact]
    public void Relion_prints_the_tables_of_Relion_4_with_their_matrices()
    {
        string path = Path.Combine(Written(Relion4Writer.Write(RelionSamples.Known, null)), "tomograms.star");
        Assert.Equal(["TS_01 TS_01.st 3 1000 900 500 -1.000000"], RelionTable.Print(path, "data_global", "rlnTomoName", "rlnTomoTiltSeriesName", "rlnTomoFrameCount", "rlnTomoSizeX", "rlnTomoSizeY", "rlnTomoSizeZ", "rlnTomoHand"));
        string[] rows = RelionTable.Print(path, "data_TS_01", "rlnTomoProjW", "rlnDefocusU", "rlnMicrographPreExposure", "rlnTomoProjX");
        Assert.Equal(3, rows.Length);
        Assert.All(rows.Zip(RelionSamples.Known.Tilts), pair => Assert.StartsWith("[0", pair.First, StringComparison.Ordinal));
        string[] cells = rows[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("35001.000000", "3.000000"), (cells[1], cells[2]));
        // cos(84.5) cos(0.5), as any calculator has it.
        Assert.Equal(0.0958421, RelionMatrix.Numbers(cells[3])![0], 1e-6);
    }

    [Fact]
    public void Relion_prints_the_tables_of_Relion_3()
    {
        string path = Path.Combine(Written(Relion3Writer.Write(RelionSamples.Known, null)), "TS_01_micrographs.star");
        Assert.Equal(["opticsGroup1 1 0.675000 300.000000 2.700000 0.070000 1.350000"], RelionTable.Print(path, "data_optics", "rlnOpticsGroupName", "rlnOpticsGroup", "rlnMicrographOriginalPixelSize", "rlnVoltage", "rlnSphericalAberration", "rlnAmplitudeContrast", "rlnMicrographPixelSize"));
        Assert.Equal("000002@TS_01.st 1 35001.000000 34000.000000 1001.000000 30.000000 0.500000 8.000000", RelionTable.Print(path, "data_micrographs", "rlnMicrographName", "rlnOpticsGroup", "rlnDefocusU", "rlnDefocusV", "rlnCtfAstigmatism", "rlnDefocusAngle", "rlnCtfFigureOfMerit", "rlnCtfMaxResolution")[1]);
    }

    private static string Written(DialectOutput output)
    {
        string folder = Repository.TemporaryFolder();
        foreach (var text in output.Texts)
        {
            string path = Path.Combine(folder, text.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text.Text);
        }

        return folder;
    }
}
