using System.Text;
using Thon.Tests.Formats.Mrc;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>Small volumes made by hand, byte by byte, and STAR files of the series they might be made from.</summary>
internal static class VolumeFiles
{
    public const int Width = 20, Height = 18, Depth = 12;

    /// <summary>Pixel size of the volumes, angstrom.</summary>
    public const float Pixel = 10;

    // Where things stand in a header of MRC2014.
    private const int StartOffset = 16, CellOffset = 40, SpaceGroupOffset = 88, OriginOffset = 196, LabelOffset = 224, LabelLength = 80;

    /// <summary>A volume of noise with start, origin and labels, and the space group of a volume.</summary>
    public static MrcBytes Noise(params string[] labels) => Of((x, y, z) => (x * 7919 + y * 104729 + z * 1299709) % 1009 / 100f, labels);

    /// <summary>A volume of given voxels.</summary>
    public static MrcBytes Of(Func<int, int, int, float> voxel, params string[] labels)
    {
        var bytes = new MrcBytes(2, Width, Height, Depth).Int(SpaceGroupOffset, 1).Int(StartOffset, 5).Int(StartOffset + 4, -3).Int(StartOffset + 8, 2);
        Cell(bytes, Pixel, Pixel, Pixel);
        for (int i = 0; i < 3; i++) bytes.Float(OriginOffset + 4 * i, 100 * i + 50);
        for (int i = 0; i < labels.Length; i++) bytes.Text(LabelOffset + i * LabelLength, labels[i]);
        bytes.Int(LabelOffset - 4, labels.Length);
        for (int z = 0; z < Depth; z++)
            for (int y = 0; y < Height; y++)
                bytes.Floats([.. Enumerable.Range(0, Width).Select(x => voxel(x, y, z))]);
        return bytes;
    }

    /// <summary>States the sides of a voxel, angstrom; 0 states none.</summary>
    public static MrcBytes Cell(MrcBytes bytes, float x, float y, float z) =>
        bytes.Float(CellOffset, x * Width).Float(CellOffset + 4, y * Height).Float(CellOffset + 8, z * Depth);

    /// <summary>Writes a volume into a folder and gives its path.</summary>
    public static string Save(MrcBytes bytes, string folder, string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }

    /// <summary>The STAR file of a series: voltage, Cs, amplitude contrast and a row for each tilt, in the words of Thon's own files.</summary>
    /// <param name="rows">Tilt angle, U, V, phase shift, verdict, excluded.</param>
    public static string Star(params (double Angle, double U, double V, double Phase, string Verdict, int Excluded)[] rows)
    {
        var text = new StringBuilder("data_global\nloop_\n_rlnTomoName\n_rlnVoltage\n_rlnSphericalAberration\n_rlnAmplitudeContrast\n_rlnTomoTiltSeriesPixelSize\nts 200 2 0.1 1.7\n\n");
        text.Append("data_ts\nloop_\n_rlnMicrographName\n_rlnTomoNominalStageTiltAngle\n_rlnDefocusU\n_rlnDefocusV\n_rlnDefocusAngle\n_rlnPhaseShift\n_thonVerdict\n_thonExcluded\n");
        for (int i = 0; i < rows.Length; i++)
        {
            var (angle, u, v, phase, verdict, excluded) = rows[i];
            text.Append(FormattableString.Invariant($"{i + 1:D6}@ts.mrc {angle} {u} {v} 30 {phase} {verdict} {excluded}\n"));
        }
        return text.ToString();
    }
}
