using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Conversion;

/// <summary>
/// The defocus gradient that each program's numbers foretell, by that program's own formula, against the one measured in simulated images. It shows that what is written is the gradient that is in the images, in sign, and in
/// size to 6 per cent. That AreTomo's dfHand of +1, rlnTomoHand = +1 and Warp's angles that are not inverted are one and the same, and Thon's hand -1, follows from the formulas, which are taken for those of the programs.
/// </summary>
public sealed class HandednessCrosswalkTests
{
    private const double Pixel = 2.5;
    private const int Size = 1024;
    private const double Tilt = 50;

    // The defocus of the two sides is read ring by ring in steps of 20 A, and scatters by some 50 A with the noise. The gradient makes 1716 A, of which this is 6 per cent; the other hand is 3400 A off.
    private const double MeasuredAngstroms = 100;

    private static readonly Dialect[] Dialects = [Dialect.Relion5, Dialect.Relion4, Dialect.Warp, Dialect.AreTomo, Dialect.Imod];

    [Theory]
    [InlineData(Hand.Plus, 0)]
    [InlineData(Hand.Minus, 0)]
    [InlineData(Hand.Plus, 85)]
    [InlineData(Hand.Minus, 85)]
    [InlineData(Hand.Plus, -95)]
    [InlineData(Hand.Minus, 174)]
    public void The_gradient_in_the_images_is_the_one_each_program_computes_from_its_files(Hand hand, double axis)
    {
        var simulation = new Simulation(new()
        {
            Name = "ts",
            Width = Size,
            Height = Size,
            PixelSize = new(Pixel),
            TiltAngles = [Angle.FromDegrees(-Tilt), Angle.FromDegrees(Tilt)],
            Geometry = new(Angle.FromDegrees(axis), hand),
            Contents = SpecimenContents.IceOnly,
            SlabThickness = new(300),
            SignalToNoise = 2,
            DosePerTilt = new(20),
            FocusDrift = new(0),
            FocusJitter = new(0),
        });
        double[] measured = [.. Enumerable.Range(0, 2).Select(tilt => Measured(simulation, tilt, axis))];
        foreach (var dialect in Dialects)
        {
            var output = DialectFiles.Write(dialect, Described(simulation.Series), []);
            Assert.False(output.Findings.HasErrors, string.Join('\n', output.Findings));
            var formulas = new ProgramFormulas(output.Texts);
            for (int tilt = 0; tilt < 2; tilt++)
            {
                double foretold = Across(dialect, formulas, tilt, axis);
                Assert.True(Math.Abs(foretold - measured[tilt]) < MeasuredAngstroms, $"{dialect}, hand {hand}, axis {axis}, tilt {tilt}: {foretold:F0} A across, {measured[tilt]:F0} A in the image");
            }
        }
    }

    // From one side of the axis to the other, at the distances the image was measured at.
    private const double Side = 720;

    private static double Measured(Simulation simulation, int tilt, double axis)
    {
        var image = simulation.Render(tilt);
        double mean = simulation.Series.Tilts[tilt].Estimate!.Defocus.Mean.Angstroms;
        var low = MeasuredDefocus.Of(image, Pixel, axis, -900, -500, mean);
        var high = MeasuredDefocus.Of(image, Pixel, axis, 500, 900, mean);
        return (high.Defocus - low.Defocus) * 2 * Side / (high.Distance - low.Distance);
    }

    private static double Across(Dialect dialect, ProgramFormulas formulas, int tilt, double axis)
    {
        Func<int, double, double, double> of = dialect switch
        {
            Dialect.Relion5 => formulas.Relion5,
            Dialect.Relion4 => formulas.Relion4,
            Dialect.Warp => formulas.Warp,
            Dialect.AreTomo => formulas.AreTomo,
            _ => formulas.Imod,
        };
        var (sine, cosine) = Math.SinCos(axis * Math.PI / 180);
        return of(tilt, Side * cosine, Side * sine) - of(tilt, -Side * cosine, -Side * sine);
    }

    private static SeriesDescription Described(TiltSeries truth)
    {
        var series = SeriesDescriptions.Of(truth, "ts.mrc");
        ImmutableArray<TiltDescription> tilts = [.. series.Tilts.Select(tilt => tilt with
        {
            Movie = $"movie_{tilt.Section}.eer",
            Alignment = new(tilt.TiltAngle!.Value, truth.Geometry!.Axis, new(0), new(0)),
        })];
        return series with { Tilts = tilts, Findings = FindingList.Empty };
    }
}
