using Thon.Formats.Ctffind;
using Thon.Formats.Imod;
using Thon.Optics;
using Thon.Tilts;
using static Thon.AccuracyStudies.MarkdownTable;

namespace Thon.AccuracyStudies;

/// <summary>Thon beside what other programs made of the same practice series, tilt by tilt.</summary>
internal static class Comparison
{
    /// <summary>The table, or null where what the others made is not beside the checkout.</summary>
    /// <param name="ours">What came out of the series the others were run on.</param>
    /// <param name="truth">Its truth.</param>
    /// <param name="shared">Folder of the material.</param>
    public static string? Table(SeriesOutcome ours, TiltSeries truth, string shared)
    {
        string ctffind = Path.Combine(shared, "reference/ctffind5/P1_ctffind5.txt"), ctfplotter = Path.Combine(shared, "reference/ctfplotter/P1_ctfplotter_4.8.2.defocus");
        if (!File.Exists(ctffind) || !File.Exists(ctfplotter)) return null;
        var fits = CtffindTable.Read(ctffind).Rows;
        var views = ImodDefocusFile.Read(ctfplotter);
        double[] ctffindErrors = [.. truth.Tilts.Select((tilt, i) => Error(fits[i].Defocus, tilt))];
        double[] ctffindAstigmatism = [.. truth.Tilts.Select((tilt, i) => fits[i].Defocus.Astigmatism.Angstroms - tilt.Estimate!.Defocus.Astigmatism.Angstroms)];
        double[] ctfplotterErrors = [.. truth.Tilts.Select((tilt, i) => Error(views.At(i + 1).Defocus, tilt))];

        var table = new MarkdownTable("tilt deg", "Thon A", "its sigma A", "CTFFIND 5.0.2 A", "ctfplotter 4.8.2 A", "Thon U - V A", "CTFFIND 5.0.2 U - V A");
        for (int i = 0; i < truth.Tilts.Length; i++)
            table.Add(
                Cell(ours.Tilts[i].Angle, "F0"), Cell(ours.Tilts[i].Error, "F0"), Cell(ours.Tilts[i].Sigma, "F0"), Cell(ctffindErrors[i], "F0"), Cell(ctfplotterErrors[i], "F0"),
                Cell(ours.Tilts[i].AstigmatismError, "F0"), Cell(ctffindAstigmatism[i], "F0"));
        double[] errors = [.. ours.Tilts.Select(tilt => tilt.Error)], astigmatism = [.. ours.Tilts.Select(tilt => tilt.AstigmatismError).OfType<double>()];
        Add("rms", Pooling.Rms);
        Add("median of magnitudes", values => Pooling.Median(values.Select(Math.Abs)));
        return table.ToString();

        void Add(string name, Func<double[], double?> pool) => table.Add(
            name, Cell(pool(errors), "F0"), Cell(pool([.. ours.Tilts.Select(tilt => tilt.Sigma).OfType<double>()]), "F0"), Cell(pool(ctffindErrors), "F0"),
            Cell(pool(ctfplotterErrors), "F0"), Cell(pool(astigmatism), "F0"), Cell(pool(ctffindAstigmatism), "F0"));
    }

    private static double Error(Defocus found, Tilt truth) => found.Mean.Angstroms - truth.Estimate!.Defocus.Mean.Angstroms;
}
