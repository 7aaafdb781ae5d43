using System.Globalization;
using System.Xml.Linq;
using Thon.Formats.Dialects;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>
/// How far the defocus at a point of a raw image differs from that at its centre, as each program computes it from its own files. Written from the descriptions of those programs, read from the texts
/// with nothing of this project's readers, so that an error which a reader and a writer share shows.
/// </summary>
/// <param name="texts">The files of one series in one dialect.</param>
internal sealed class ProgramFormulas(IReadOnlyList<DialectText> texts)
{
    public double Relion5(int tilt, double x, double y)
    {
        double hand = Number(Star(TextOf("tilt_series.star"), 0), "rlnTomoHand", 0);
        var series = Star(texts.Single(text => text.Name != "tilt_series.star").Text, 0);
        double Value(string label) => Number(series, label, RowOf(series, tilt));
        double[,] r = Product(Product(RotationZ(Value("rlnTomoZRot")), RotationY(Value("rlnTomoYTilt"))), RotationX(Value("rlnTomoXTilt")));
        return hand * Height(r, x - Value("rlnTomoXShiftAngst"), y - Value("rlnTomoYShiftAngst"));
    }

    public double Relion4(int tilt, double x, double y)
    {
        string text = texts.Single().Text;
        double hand = Number(Star(text, 0), "rlnTomoHand", 0);
        var series = Star(text, 1);
        // A row a frame of the stack, in its order.
        double[] Row(string label) => [.. Text(series, label, tilt).Trim('[', ']', '"').Split(',').Select(Parse)];
        double[] one = Row("rlnTomoProjX"), two = Row("rlnTomoProjY"), three = Row("rlnTomoProjZ");
        var m = new[,] { { one[0], one[1], one[2] }, { two[0], two[1], two[2] }, { three[0], three[1], three[2] } };
        // Pixels in, pixels out; x and y here are in angstrom, and so is the height that comes of them.
        return hand * Height(m, x, y);
    }

    public double Warp(int tilt, double x, double y)
    {
        var root = XElement.Parse(texts.Single(text => text.Name.EndsWith(".xml", StringComparison.Ordinal)).Text.TrimStart('\uFEFF'));
        double Value(string list) => Parse(root.Element(list)!.Value.Trim().Split('\n')[WarpRow(root, tilt)]);
        double Level(string name) => Parse((string?)root.Attribute(name) ?? "0");
        double inverted = string.Equals((string?)root.Attribute("AreAnglesInverted"), "True", StringComparison.OrdinalIgnoreCase) ? -1 : 1;
        // Warp's angles are minus those of the mdoc, and its level about y with them.
        double[,] r = Product(Product(RotationZ(Value("AxisAngle")), RotationY(-(Value("Angles") + Level("LevelAngleY")))), RotationX(Level("LevelAngleX")));
        return inverted * Height(r, x, y);
    }

    public double AreTomo(int tilt, double x, double y)
    {
        string[] Row(string ending) => texts.Single(text => text.Name.EndsWith(ending, StringComparison.Ordinal)).Text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(words => int.Parse(words[0], CultureInfo.InvariantCulture) == tilt + 1);
        string[] aligned = Row(".aln");
        return -Parse(Row("_CTF.txt")[7]) * Across(x, y, Parse(aligned[1])) * Tangent(Parse(aligned[9]));
    }

    public double Imod(int tilt, double x, double y)
    {
        double[] Row(string ending, int place) => [.. texts.Single(text => text.Name.EndsWith(ending, StringComparison.Ordinal) && !text.Name.EndsWith(".raw" + ending[1..], StringComparison.Ordinal)).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[place].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
        double[] xf = Row(".xf", tilt);
        // ctfphaseflip: more underfocus on +x of the aligned image at positive angles of the .tlt, which the defocus file says to invert by a flag; its own angles say the same.
        double angle = ((int)Row(".defocus", 0)[0] & 16) == 0 ? Row(".tlt", tilt)[0] : -Row(".tlt", tilt)[0], beside = Row(".defocus", tilt + 1)[2];
        return Math.Abs(angle - beside) < 0.011 ? (xf[0] * x + xf[1] * y) * Tangent(angle) : throw new InvalidDataException($"{angle} degrees in the .tlt, {beside} in the .defocus");
    }

    public double Thon(int tilt, double x, double y)
    {
        string text = texts.Single().Text;
        var (global, series) = (Star(text, 0), Star(text, 1));
        double Global(string label) => Number(global, label, 0);
        double axis = Number(series, "rlnTomoNominalTiltAxisAngle", RowOf(series, tilt)), angle = Number(series, "rlnTomoNominalStageTiltAngle", RowOf(series, tilt)) + Global("thonTiltOffset");
        // docs/conventions.md, "Tilt offset and X-tilt".
        return Global("thonHand") * (Across(x, y, axis) * Tangent(angle) + Across(x, y, axis + 90) * Tangent(Global("thonXTilt")) / Math.Cos(angle * Math.PI / 180));
    }

    // The angle of the row, to find the tilt by: rows come in the programs' orders.
    private static int RowOf((string[] Labels, string[][] Rows) table, int tilt) => tilt < 0 ? 0 : Enumerable.Range(0, table.Rows.Length).Single(row => Text(table, "rlnMicrographName", row).StartsWith($"{tilt + 1:D6}@", StringComparison.Ordinal));

    private static int WarpRow(XElement root, int tilt)
    {
        string[] movies = root.Element("MoviePath")!.Value.Trim().Split('\n');
        return Array.FindIndex(movies, movie => movie.Contains($"movie_{tilt}", StringComparison.Ordinal));
    }

    private static double Across(double x, double y, double axisDegrees)
    {
        var (sine, cosine) = Math.SinCos(axisDegrees * Math.PI / 180);
        return x * cosine + y * sine;
    }

    private static double Tangent(double degrees) => Math.Tan(degrees * Math.PI / 180);

    // The height above the plane of the centre of the point of a flat specimen that is seen at (x, y).
    private static double Height(double[,] r, double x, double y)
    {
        double determinant = r[0, 0] * r[1, 1] - r[0, 1] * r[1, 0];
        double u = (r[1, 1] * x - r[0, 1] * y) / determinant, v = (r[0, 0] * y - r[1, 0] * x) / determinant;
        return r[2, 0] * u + r[2, 1] * v;
    }

    private static double[,] RotationX(double degrees)
    {
        var (s, c) = Math.SinCos(degrees * Math.PI / 180);
        return new[,] { { 1, 0, 0 }, { 0, c, -s }, { 0, s, c } };
    }

    private static double[,] RotationY(double degrees)
    {
        var (s, c) = Math.SinCos(degrees * Math.PI / 180);
        return new[,] { { c, 0, s }, { 0, 1, 0 }, { -s, 0, c } };
    }

    private static double[,] RotationZ(double degrees)
    {
        var (s, c) = Math.SinCos(degrees * Math.PI / 180);
        return new[,] { { c, -s, 0 }, { s, c, 0 }, { 0, 0, 1 } };
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var product = new double[3, 3];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                for (int k = 0; k < 3; k++) product[i, j] += a[i, k] * b[k, j];
        return product;
    }

    private string TextOf(string name) => texts.Single(text => text.Name == name).Text;

    // The tables of a STAR file as far as ours go: loops of plain words, and label-value pairs.
    private static (string[] Labels, string[][] Rows) Star(string text, int block)
    {
        string[] lines = [.. text.Split("\ndata_").Skip(1).ElementAt(block).Split('\n').Skip(1)];
        string[] labelled = [.. lines.Where(line => line.StartsWith('_'))];
        string[] labels = [.. labelled.Select(line => line[1..].Split(' ')[0])];
        if (!lines.Any(line => line.StartsWith("loop_", StringComparison.Ordinal))) return (labels, [[.. labelled.Select(line => line[line.IndexOf(' ')..].Trim())]]);
        return (labels, [.. lines.Where(line => line.Length > 0 && line[0] is not ('_' or '#') && line != "loop_").Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))]);
    }

    private static string Text((string[] Labels, string[][] Rows) table, string label, int row) => table.Rows[row][Array.IndexOf(table.Labels, label)];

    private static double Number((string[] Labels, string[][] Rows) table, string label, int row) => Parse(Text(table, label, row));

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
