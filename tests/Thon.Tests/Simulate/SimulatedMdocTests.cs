using Thon.Formats.Mdoc;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Simulate;

public sealed class SimulatedMdocTests
{
    [Fact]
    public void The_mdoc_reads_back_as_what_the_microscope_was_asked_for()
    {
        var series = TrueSeries.Of(new SimulationSettings { Geometry = new(Angle.FromDegrees(84.7), Hand.Minus) });
        var mdoc = MdocFile.Decode(SimulatedMdoc.Of(series, "simulated.mrc").Encode(), "simulated.mrc.mdoc");
        Assert.Empty(mdoc.Findings);
        Assert.Equal(MdocDialect.SerialEM, mdoc.Dialect);
        Assert.Equal((2.5, 300.0), (mdoc.PixelSpacing!.Value.Angstroms, mdoc.Voltage!.Value.Kilovolts));
        Assert.Equal(84.7, mdoc.TiltAxis!.Value.Degrees, 1e-9);
        Assert.Equal(174.7, mdoc.Sections[0].RotationAngle!.Value.Degrees, 1e-9);
        Assert.Equal(Enumerable.Range(0, 21), mdoc.Sections.Select(section => section.ZValue!.Value));
        Assert.Equal(series.Tilts.Select(tilt => tilt.Acquired!.Value), Ranks(mdoc.Sections.Select(section => section.Acquired!.Value)));
        foreach (var (tilt, section) in series.Tilts.Zip(mdoc.Sections))
        {
            Assert.Equal(tilt.Angle.Degrees, section.TiltAngle!.Value.Degrees, 1e-6);
            Assert.Equal(tilt.DoseBefore, section.PriorRecordDose);
            Assert.Equal(tilt.Dose, section.ExposureDose);
            Assert.Equal(4, section.TargetDefocus!.Value.Micrometers, 1e-9);
        }
    }

    private static int[] Ranks(IEnumerable<DateTime> times)
    {
        var all = times.ToArray();
        return [.. all.Select(time => all.Count(other => other < time))];
    }
}
