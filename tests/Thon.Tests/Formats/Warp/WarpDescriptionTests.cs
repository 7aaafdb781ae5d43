using System.Globalization;
using System.Xml.Linq;
using Thon.Formats;
using Thon.Formats.Warp;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Formats.Warp;

public sealed class WarpDescriptionTests
{
    internal const string Fitted = """
        <TiltSeries DataDirectory="/data" AreAnglesInverted="False" LevelAngleX="2" LevelAngleY="-3" ImageDimensionsAngstrom="1600, 800">
        	<Angles>10
        0
        -10</Angles>
        	<Dose>6
        0
        3</Dose>
        	<UseTilt>True
        True
        False</UseTilt>
        	<AxisAngle>84.5
        84.5
        84.6</AxisAngle>
        	<AxisOffsetX>1.5
        0
        -2</AxisOffsetX>
        	<AxisOffsetY>-1
        0
        4</AxisOffsetY>
        	<MoviePath>../f/a.eer
        ../f/b.eer
        ../f/c.eer</MoviePath>
        	<OptionsCTF>
        		<Param Name="PixelSize" Value="0.8" />
        		<Param Name="BinTimes" Value="1" />
        		<Param Name="Voltage" Value="200" />
        		<Param Name="Cs" Value="2.70" />
        		<Param Name="Amplitude" Value="0.1" />
        	</OptionsCTF>
        	<CTF>
        		<Param Name="PhaseShift" Value="0" />
        		<Param Name="DefocusDelta" Value="0.2" />
        		<Param Name="DefocusAngle" Value="129" />
        		<Param Name="Defocus" Value="5.1" />
        		<Param Name="Thickness" Value="150" />
        		<Param Name="Mystery" Value="7,7" />
        	</CTF>
        	<GridCTF Width="1" Height="1" Depth="3" MarginX="0" MarginY="0" MarginZ="0">
        		<Node X="0" Y="0" Z="2" Value="5.20" />
        		<Node X="0" Y="0" Z="0" Value="5.0" />
        		<Node X="0" Y="0" Z="1" Value="5.10" />
        	</GridCTF>
        	<GridCTFPhase Width="1" Height="1" Depth="3" MarginX="0" MarginY="0" MarginZ="0">
        		<Node X="0" Y="0" Z="0" Value="0.5" />
        		<Node X="0" Y="0" Z="1" Value="0.25" />
        		<Node X="0" Y="0" Z="2" Value="0.125" />
        	</GridCTFPhase>
        	<GridVolumeWarpX Width="1" Height="1" Depth="1" Duration="1">
        		<Node X="0" Y="0" Z="0" W="0" Value="0" />
        	</GridVolumeWarpX>
        </TiltSeries>
        """;

    [Fact]
    public void A_file_is_described_in_our_signs_and_units()
    {
        var series = Of(Fitted);
        Assert.Equal([-10.0, 0, 10], series.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
        Assert.Equal([6.0, 0, 3], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([3.0, 3, 3], series.Tilts.Select(tilt => tilt.Dose!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([2, 0, 1], series.Tilts.Select(tilt => tilt.Acquired));
        Assert.Equal([false, false, true], series.Tilts.Select(tilt => tilt.IsExcluded));
        Assert.Equal(["../f/a.eer", "../f/b.eer", "../f/c.eer"], series.Tilts.Select(tilt => tilt.Movie));
        Assert.Equal((200.0, 2.7, 0.1), (series.Voltage!.Value.Kilovolts, Math.Round(series.SphericalAberration!.Value.Millimeters, 9), series.AmplitudeContrast));
        Assert.Equal((1.6, 0.8), (series.PixelSize!.Value.Angstroms, series.MoviePixelSize!.Value.Angstroms));
        Assert.Equal((1000, 500), (series.Width, series.Height));
        Assert.Equal(1500, series.SlabThickness!.Value.Angstroms, 1e-9);
        Assert.Equal((3.0, -2.0), (Math.Round(series.TiltOffset!.Value.Degrees, 9), Math.Round(series.XTilt!.Value.Degrees, 9)));
        Assert.Equal(84.5, series.TiltAxis!.Value.Degrees, 1e-9);
        Assert.Empty(series.Findings);
    }

    [Fact]
    public void The_CTF_of_a_tilt_is_that_of_its_node_and_of_the_series_where_there_is_no_grid()
    {
        // 5.0 +- 0.1 micrometre at 129 degrees, which is -51.
        var estimates = Of(Fitted).Tilts.Select(tilt => tilt.Estimate!).ToArray();
        Assert.Equal([51000.0, 52000, 53000], estimates.Select(estimate => Math.Round(estimate.Defocus.U.Angstroms, 6)));
        Assert.Equal([49000.0, 50000, 51000], estimates.Select(estimate => Math.Round(estimate.Defocus.V.Angstroms, 6)));
        Assert.All(estimates, estimate => Assert.Equal(-51, estimate.Defocus.Angle.Degrees, 1e-9));
        Assert.Equal([90.0, 45, 22.5], estimates.Select(estimate => Math.Round(estimate.PhaseShift.Degrees, 9)));
    }

    [Theory]
    [InlineData("False", Hand.Minus)]
    [InlineData("True", Hand.Plus)]
    public void The_slope_of_the_defocus_is_that_of_Warp(string inverted, Hand hand)
    {
        var series = Of(Fitted.Replace("AreAnglesInverted=\"False\"", $"AreAnglesInverted=\"{inverted}\"", StringComparison.Ordinal));
        Assert.Equal(hand, series.Hand);
        var geometry = new TiltGeometry(series.TiltAxis!.Value, series.Hand!.Value, series.TiltOffset!.Value, series.XTilt!.Value);
        var plane = DefocusPlane.Of(geometry, series.Tilts[0].TiltAngle!.Value);
        // Warp: defocus + z of R(axis) Ry(angle + LevelAngleY) Rx(LevelAngleX) p, with angles and z reversed where inverted.
        double sign = inverted == "True" ? -1 : 1;
        var (x, y, z) = Warp(sign * (10 - 3), sign * 2, 84.5, 300, -200);
        Assert.Equal(z, plane.OffsetAt(x, y), 1e-9 * 300);
    }

    [Fact]
    public void An_alignment_sees_the_points_where_Warp_sees_them()
    {
        var alignment = Of(Fitted).Tilts[0].Alignment!;
        Assert.Equal((-7.0, 84.5), (Math.Round(alignment.TiltAngle.Degrees, 9), Math.Round(alignment.Axis.Degrees, 9)));
        Assert.Equal((1.5, -1.0), (alignment.ShiftX.Angstroms, alignment.ShiftY.Angstroms));
        // Rz(axis) Ry(tilt) Rx(X-tilt) of a point of the specimen, each turn right-handed, as RELION has them.
        var (sx, cx) = Math.SinCos(alignment.XTilt.Radians);
        var (sy, cy) = Math.SinCos(alignment.TiltAngle.Radians);
        var (sz, cz) = Math.SinCos(alignment.Axis.Radians);
        var (y1, z1) = (cx * -200, sx * -200);
        double x2 = cy * 300 + sy * z1;
        var (x, y, _) = Warp(7, 2, 84.5, 300, -200);
        Assert.Equal(x, cz * x2 - sz * y1, 1e-9);
        Assert.Equal(y, sz * x2 + cz * y1, 1e-9);
    }

    [Fact]
    public void A_series_that_was_not_fitted_has_no_defoci_and_no_optics()
    {
        var root = XElement.Parse(Fitted);
        root.Element("OptionsCTF")!.Remove();
        root.Element("GridCTF")!.ReplaceWith(XElement.Parse("<GridCTF Width='1' Height='1' Depth='1'><Node X='0' Y='0' Z='0' Value='0' /></GridCTF>"));
        var series = WarpDescription.Of(WarpSeries.Decode(root, "TS.xml"));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Estimate));
        Assert.Null(series.Voltage);
        Assert.Null(series.PixelSize);
    }

    [Fact]
    public void A_grid_that_is_not_one_node_a_tilt_is_left_out_with_a_warning()
    {
        var series = Of(Fitted.Replace("Depth=\"3\" MarginX=\"0\" MarginY=\"0\" MarginZ=\"0\">\n\t\t<Node X=\"0\" Y=\"0\" Z=\"2\" Value=\"5.20\" />", "Depth=\"2\">", StringComparison.Ordinal));
        Assert.Equal("warp-grid", Assert.Single(series.Findings).Code);
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Estimate));
    }

    [Fact]
    public void A_list_of_used_tilts_that_is_empty_uses_all_and_is_told()
    {
        var root = XElement.Parse(Fitted);
        root.Element("UseTilt")!.Value = "";
        var series = WarpDescription.Of(WarpSeries.Decode(root, "TS.xml"));
        Assert.All(series.Tilts, tilt => Assert.False(tilt.IsExcluded));
        Assert.Equal("warp-empty", Assert.Single(series.Findings).Code);
    }

    [Fact]
    public void A_real_file_is_described()
    {
        var series = WarpDescription.Of(WarpSeries.Read(Repository.Shared("data/warp/warptools2_gs04_ts_003.xml")));
        Assert.Equal(47, series.Tilts.Length);
        Assert.All(series.Tilts, tilt => Assert.Equal(double.Parse(tilt.Movie!.Split('_')[^2], CultureInfo.InvariantCulture), tilt.TiltAngle!.Value.Degrees, 0.02));
        Assert.Equal((140.97852, 146.68608), (series.Tilts[0].DoseBefore!.Value.ElectronsPerSquareAngstrom, series.Tilts[46].DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal((51625.71, 56462.73), (Math.Round(series.Tilts[0].Estimate!.Defocus.Mean.Angstroms, 4), Math.Round(series.Tilts[46].Estimate!.Defocus.Mean.Angstroms, 4)));
        Assert.All(series.Tilts, tilt => Assert.Equal(88.11178, tilt.Estimate!.Defocus.Astigmatism.Angstroms, 1e-6));
        Assert.All(series.Tilts, tilt => Assert.Equal(-51, tilt.Estimate!.Defocus.Angle.Degrees, 1e-6));
        Assert.All(series.Tilts, tilt => Assert.Equal(0, tilt.Estimate!.PhaseShift.Degrees));
        Assert.All(series.Tilts, tilt => Assert.False(tilt.IsExcluded));
        Assert.Equal((-10.848754, 38.199642), (series.Tilts[0].Alignment!.ShiftX.Angstroms, series.Tilts[0].Alignment!.ShiftY.Angstroms));
        Assert.Equal(84.500114, series.TiltAxis!.Value.Degrees, 1e-9);
        Assert.Equal((300.0, 2.7, 0.1, 0.7303), (series.Voltage!.Value.Kilovolts, Math.Round(series.SphericalAberration!.Value.Millimeters, 9), series.AmplitudeContrast, series.PixelSize!.Value.Angstroms));
        Assert.Equal(Hand.Minus, series.Hand);
        Assert.Null(series.TiltOffset);
        Assert.Null(series.Width);
    }

    // Warp's projection of a point of the specimen's plane: Rz(axis) Ry'(tilt) Rx(level), its Ry' taking x to +z.
    private static (double X, double Y, double Z) Warp(double tilt, double level, double axis, double x, double y)
    {
        var (sl, cl) = Math.SinCos(level * Math.PI / 180);
        var (st, ct) = Math.SinCos(tilt * Math.PI / 180);
        var (sa, ca) = Math.SinCos(axis * Math.PI / 180);
        var (y1, z1) = (cl * y, sl * y);
        var (x2, z2) = (ct * x - st * z1, st * x + ct * z1);
        return (ca * x2 - sa * y1, sa * x2 + ca * y1, z2);
    }

    private static SeriesDescription Of(string xml) => WarpDescription.Of(WarpSeries.Decode(XElement.Parse(xml, LoadOptions.SetLineInfo), "TS.xml"));
}
