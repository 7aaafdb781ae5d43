using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>
/// A series of which everything differs that can: the alignment's axis lies half a turn from the nominal one, refined angles are 3.2 degrees off, the specimen is inclined along the axis, images are shifted, and one is left
/// out. Its files are converted through a folder, and the gradient of the result is worked out with <see cref="ProgramFormulas"/>.
/// </summary>
internal static class GradientBench
{
    public const double Pixel = 2.5;
    public const int Width = 4096;
    public const int Height = 3072;
    public const double Offset = 3.2;
    public const double Inclination = 2.5;
    public const double NominalAxis = 85.3;
    public const double AlignedAxis = -94.7;

    /// <summary>The section that is left out.</summary>
    public const int Excluded = 2;

    /// <summary>How many images are used.</summary>
    public enum Used
    {
        AllButOne,
        All,
    }

    /// <summary>Stage angles, degree.</summary>
    public static readonly ImmutableArray<double> Angles = [-57, -33, -3, 30, 45];

    /// <summary>The series, whose hand is about the alignment's axis.</summary>
    public static SeriesDescription Series(Hand hand, double inclination, Used used = Used.AllButOne)
    {
        int[] acquired = [4, 2, 0, 1, 3];
        ImmutableArray<TiltDescription> tilts = [.. Angles.Select((degrees, i) => new TiltDescription(
            i, i, SeriesDescriptions.ImageName(i, "ts.mrc"), $"movie_{i}.eer", Angle.FromDegrees(degrees), new Dose(3 * acquired[i]), new Dose(3), Length.FromMicrometers(4),
            new DefocusEstimate(new(new(41000), new(40100), Angle.FromDegrees(30)), Angle.Zero, Resolution: new(6.5), Score: 0.2), acquired[i])
        {
            IsExcluded = used == Used.AllButOne && i == Excluded,
            NominalTiltAxis = Angle.FromDegrees(NominalAxis),
            Alignment = new(Angle.FromDegrees(degrees + Offset), Angle.FromDegrees(AlignedAxis), new(12.5 * i), new(-20 + 3 * i), Angle.FromDegrees(inclination)),
        })];
        return new("a test", "ts", tilts, FindingList.Empty)
        {
            Voltage = Voltage.FromKilovolts(300),
            SphericalAberration = Length.FromMillimeters(2.7),
            AmplitudeContrast = 0.07,
            PixelSize = new(Pixel),
            Width = Width,
            Height = Height,
            TiltAxis = Angle.FromDegrees(AlignedAxis),
            Hand = hand,
            TiltOffset = Angle.FromDegrees(Offset),
        };
    }

    /// <summary>
    /// How far the defocus at (x, y), in angstrom from the centre of the specimen, differs from that there, written down once more: a plane inclined along the axis by <paramref name="inclination"/> and tilted by the refined
    /// angle, at the point of it that is seen there.
    /// </summary>
    public static double Truth(Hand hand, double inclination, int tilt, double x, double y)
    {
        double Radians(double degrees) => degrees * Math.PI / 180;
        double axis = Radians(AlignedAxis), beta = Radians(Angles[tilt] + Offset), alpha = Radians(inclination);
        double across = x * Math.Cos(axis) + y * Math.Sin(axis), along = y * Math.Cos(axis) - x * Math.Sin(axis);
        // The height of Ry(beta) Rx(alpha) (u, v, 0) that is seen at (across, along); less height is more underfocus for hand +1.
        double v = along / Math.Cos(alpha), u = (across - v * Math.Sin(alpha) * Math.Sin(beta)) / Math.Cos(beta);
        return (int)hand * (u * Math.Sin(beta) - v * Math.Sin(alpha) * Math.Cos(beta));
    }

    /// <summary>The texts of a series in a dialect.</summary>
    public static IReadOnlyList<DialectText> Texts(Dialect dialect, SeriesDescription series, IReadOnlyList<DialectFile>? sources = null)
    {
        var output = DialectFiles.Write(dialect, series, sources ?? []);
        Assert.False(output.Findings.HasErrors, dialect + ": " + string.Join('\n', output.Findings));
        return output.Texts;
    }

    /// <summary>The texts that a conversion writes of others, which are named in their order.</summary>
    public static (IReadOnlyList<DialectText> Texts, FindingList Findings) Converted(IReadOnlyList<DialectText> texts, Dialect to)
    {
        string folder = Directory.CreateTempSubdirectory("thon-gradient-").FullName;
        try
        {
            string[] paths = [.. texts.Select(text => Path.Combine(folder, text.Name))];
            foreach (var (path, text) in paths.Zip(texts))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text.Text);
            }

            // RELION's global file leads to the other.
            string[] named = [.. paths.Where(path => !path.Contains("tilt_series" + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
            string output = Path.Combine(folder, "converted");
            var result = SeriesConversion.Run(new([.. named], to, output)
            {
                Name = "ts",
                Stack = Stack(folder),
                Stated = new MetadataOptions { PixelSize = new(Pixel), Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7), AmplitudeContrast = 0.07 },
            });
            return ([.. result.Files.Select(path => new DialectText(Path.GetRelativePath(output, path).Replace('\\', '/'), File.ReadAllText(path)))], result.Findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A header, and as many zeros as it promises.
    private static string Stack(string folder)
    {
        string path = Path.Combine(folder, "ts.mrc");
        var header = new byte[1024];
        foreach (var (word, value) in ((int, int)[])[(0, Width), (1, Height), (2, Angles.Length), (3, 0), (7, Width), (8, Height), (9, Angles.Length), (16, 1), (17, 2), (18, 3), (52, 0x2050414D), (53, 0x4144)])
            BitConverter.TryWriteBytes(header.AsSpan(4 * word), value);
        foreach (var (word, value) in ((int, int)[])[(10, Width), (11, Height), (12, Angles.Length)])
            BitConverter.TryWriteBytes(header.AsSpan(4 * word), (float)(value * Pixel));
        using var file = File.Create(path);
        file.Write(header);
        file.SetLength(1024 + (long)Width * Height * Angles.Length);
        return path;
    }

    /// <summary>The mdoc of the series, with what other dialects leave out: sections, nominal angles and axis, movies and doses.</summary>
    public static DialectText Mdoc(SeriesDescription series) => Texts(Dialect.Mdoc, series).Single();

    /// <summary>The difference of the defocus between a point and the centre of the specimen, by the formula of a program.</summary>
    public static double Foretold(Dialect dialect, IReadOnlyList<DialectText> texts, int tilt, double x, double y)
    {
        var formulas = new ProgramFormulas(texts);
        Func<int, double, double, double> of = dialect switch
        {
            Dialect.Thon => formulas.Thon,
            Dialect.Relion5 => formulas.Relion5,
            Dialect.Relion4 => formulas.Relion4,
            Dialect.Warp => formulas.Warp,
            Dialect.AreTomo => formulas.AreTomo,
            Dialect.Imod => formulas.Imod,
            _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect.ToString(), "no gradient"),
        };
        return of(tilt, x, y) - of(tilt, 0, 0);
    }
}
