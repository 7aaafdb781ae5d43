using Thon.Correct;
using Thon.Optics;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Provenance;

/// <summary>Records for tests, with numbers that have no short decimal form.</summary>
internal static class TestRecords
{
    /// <summary>A series of two tilts with everything a filter can depend on.</summary>
    public static TiltSeries Series { get; } = new(
        "TS_01", 64, 48, new(1.35 / 3), new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07),
        new(Angle.FromDegrees(84.3), Hand.Minus, Angle.FromDegrees(-9.1), Angle.FromDegrees(0.7)),
        [TiltOf(0, -31.7), TiltOf(1, 0.1) with { IsExcluded = true, Transform = ImageTransform.Turn(Angle.FromDegrees(3.3)) with { ShiftX = new(1.1) } }],
        DataType.Raw, new Length(1234.5));

    /// <summary>A run that flipped and weighted a stack.</summary>
    public static Job Run { get; } = JobOf(new CorrectionStep(CorrectionMode.Flip), DoseStep.Of(new(ExposurePoint.Middle)));

    /// <summary>A record of that run.</summary>
    public static Record Record { get; } = Record.Of(Run, null);

    /// <summary>A job of these steps on raw images.</summary>
    public static Job JobOf(params ProcessingStep[] steps) => new(
        "run", Software.Current, [new("stack", "TS_01.mrc", 1024, new string('a', 32)), new("metadata", "TS_01.mrc.mdoc", 99, new string('b', 32))],
        [.. steps], new(PreparedSubject.Images, 0.45, "float32", [.. steps], FilterSource.Own), new(64, 48, 2, 25600, new string('c', 32)))
    {
        Series = SeriesNumbers.Of(Series),
        Estimation = EstimationNumbers.Of(Series, [Angle.Zero, Angle.FromDegrees(84.3)], [Hand.Plus, Hand.Minus], new()),
    };

    private static Tilt TiltOf(int section, double degrees) => new(section, Angle.FromDegrees(degrees), new Dose(section * 2.9), new Dose(2.9))
    {
        Estimate = new(new(new(30123.4 / 3), new(29876.5 / 7), Angle.FromDegrees(33.3)), Angle.FromDegrees(1.1), new Length(12.3))
        {
            Verdict = FitVerdict.Good,
            SignalToNoise = new([0.01, 0.1 / 3], [0.7, 0.1 / 7]),
        },
        NominalDefocus = new Length(30000),
        Acquired = section,
    };
}
