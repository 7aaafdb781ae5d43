using System.Collections.Immutable;
using Thon.Estimate.Diagnosis;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Report;

/// <summary>A series in which a tilt stands in every way, made up by hand.</summary>
internal static class SampleFits
{
    public const int Weak = 0, Failed = 1, GoodAndPoor = 2, Excluded = 4, Unjudged = 5;

    private const int Rings = 200, PictureSize = 64;

    private const double Highest = 0.2;

    private static readonly double[] Angles = [-40, -20, -5, 5, 20, 40];

    private static readonly int[] Order = [4, 2, 0, 1, 3, 5];

    public static TiltSeries Series { get; } = new(
        "TS_01", 400, 300, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07),
        new(Angle.FromDegrees(85.3), Hand.Plus, Angle.FromDegrees(1.5)), [.. Angles.Select(TiltAt)], DataType.Raw, new(1500))
    { SlabThicknessSigma = new(90), TiltOffsetSigma = Angle.FromDegrees(0.25) };

    /// <summary>Rings that are a cosine, and a fit that is another.</summary>
    public static TiltDiagnosis Diagnosis { get; } = DiagnosisOf();

    private static Tilt TiltAt(double degrees, int section) => new(section, Angle.FromDegrees(degrees), new(Order[section] * 3.1), new(3.1), EstimateOf(section), null, Order[section])
    {
        IsExcluded = section == Excluded,
    };

    private static DefocusEstimate EstimateOf(int section)
    {
        FitVerdict? verdict = section switch { Weak => FitVerdict.Weak, Failed => FitVerdict.Failed, Unjudged => null, _ => FitVerdict.Good };
        double mean = 30000 + 100.0 / 3 * section;
        var defocus = new Defocus(new(mean + 123.456789), new(mean - 123.456789), Angle.FromDegrees(-31.23456789));
        return section == Failed
            ? new(defocus, Angle.Zero, new(250), DefocusSource.Predicted) { Verdict = verdict, Reason = "no rings <b>&" }
            : new(defocus, Angle.Zero, new(40 + section), DefocusSource.Fit, new(6 + 1.0 / (section + 1)), 0.9 - 0.1 / (section + 1))
            {
                Verdict = verdict,
                AstigmatismSigma = new(20.5),
                AngleSigma = Angle.FromDegrees(3.25),
                Reason = verdict == FitVerdict.Weak ? "few rings" : "",
            };
    }

    private static TiltDiagnosis DiagnosisOf()
    {
        double[] k = [.. Enumerable.Range(0, Rings).Select(i => Highest * (i + 1) / Rings)];
        ImmutableArray<double?> measured = [.. k.Select((at, i) => i is > 90 and < 100 ? (double?)null : Ring(at) + 0.1 * Math.Cos(17 * i))], fitted = [.. k.Select(at => (double?)Ring(at))];
        byte[] grey = [.. Enumerable.Range(0, PictureSize * PictureSize).Select(i => (byte)(i % PictureSize * 4))];
        return new([.. k], measured, fitted, [.. k.Select(_ => 1.0)], [.. k.Select(at => (double?)Math.Exp(-10 * at))], [.. Enumerable.Range(1, 20).Select(i => 0.04 * Math.Sqrt(i))], new(PictureSize, Highest, [.. grey]));
    }

    private static double Ring(double k) => -Math.Cos(Math.PI * Math.Pow(k / 0.04, 2) * 2) * Math.Exp(-8 * k);
}
