using System.Globalization;
using Thon.Formats.Imod;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

public sealed class MetadataCtfTests
{
    // Three decimals of nanometre, the coarsest of the formats.
    private const double Written = 0.005;

    private static MetadataOptions Optics => MetadataBench.Optics;

    [Fact]
    public void A_STAR_file_of_ours_gives_back_the_series_it_was_written_from()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(2.5) };
        var series = Series();
        string path = Path.Combine(bench.Folder, "ts.star");
        TiltSeriesStar.Write(path, series, "ts.mrc");
        var resolved = bench.Resolve(new() { Ctf = path }, MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Dose | MetadataNeeds.Defocus);
        Assert.Empty(resolved.Findings);
        Assert.Equal(series.Geometry!.Axis.Degrees, resolved.Series.Geometry!.Axis.Degrees, Written);
        Assert.Equal(series.Geometry.Hand, resolved.Series.Geometry.Hand);
        Assert.Equal(1500, resolved.Series.SlabThickness!.Value.Angstroms);
        Assert.Equal(series.Tilts.Select(tilt => tilt.Dose), resolved.Series.Tilts.Select(tilt => tilt.Dose));
        Assert.Equal(series.Tilts.Select(tilt => tilt.Estimate!.Sigma), resolved.Series.Tilts.Select(tilt => tilt.Estimate!.Sigma));
        Assert.Contains(new("voltage", "300 kV", "ts.star"), resolved.Values);
    }

    [Fact]
    public void Tilt_offset_X_tilt_and_their_standard_errors_come_from_a_STAR_file_of_ours_whatever_option_states_the_axis()
    {
        var bench = new MetadataBench();
        var series = Series() with
        {
            Geometry = new(Angle.FromDegrees(85), Hand.Minus, Angle.FromDegrees(10), Angle.FromDegrees(-3)),
            TiltOffsetSigma = Angle.FromDegrees(0.5),
            XTiltSigma = Angle.FromDegrees(0.75),
            SlabThicknessSigma = new Length(60),
        };
        var resolved = bench.Resolve(Optics with { Ctf = WriteStar(bench, series), TiltAxis = Angle.FromDegrees(86) }).Series;
        Assert.Equal(series.Geometry with { Axis = Angle.FromDegrees(86) }, resolved.Geometry);
        Assert.Equal((series.TiltOffsetSigma, series.XTiltSigma, series.SlabThicknessSigma), (resolved.TiltOffsetSigma, resolved.XTiltSigma, resolved.SlabThicknessSigma));
    }

    [Fact]
    public void A_tilt_offset_or_an_X_tilt_may_make_a_series_too_steep()
    {
        var bench = new MetadataBench();
        var series = Series();
        // Tilted from -6 to 6 degrees.
        string offset = WriteStar(bench, series with { Geometry = new(Angle.Zero, Hand.Plus, Angle.FromDegrees(82)) });
        Assert.Equal(["tilt-too-steep"], bench.Errors(Optics with { Ctf = offset }, MetadataNeeds.Optics | MetadataNeeds.TiltAngles));
        string across = WriteStar(bench, series with { Geometry = new(Angle.Zero, Hand.Plus, Angle.Zero, Angle.FromDegrees(-88)) });
        Assert.Equal(["x-tilt-too-steep"], bench.Errors(Optics with { Ctf = across }, MetadataNeeds.Optics | MetadataNeeds.TiltAngles));
    }

    [Fact]
    public void Signal_to_noise_comes_from_a_STAR_file_of_ours_to_the_section_it_was_written_for()
    {
        var bench = new MetadataBench();
        var series = Series();
        SignalToNoise?[] curves = [.. series.Tilts.Select((_, i) => i == 1 ? null : new SignalToNoise([0.025, 0.25], [1 + i, 0.125]))];
        series = series with { Tilts = [.. series.Tilts.Select((tilt, i) => tilt with { Estimate = tilt.Estimate! with { SignalToNoise = curves[i] } })] };
        var resolved = bench.Resolve(Optics with { Ctf = WriteStar(bench, series) }).Series;
        Assert.Equal(curves, resolved.Tilts.Select(tilt => tilt.Estimate!.SignalToNoise));
    }

    [Fact]
    public void A_STAR_file_of_a_stack_with_another_pixel_size_is_refused()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(5) };
        Assert.Equal(["ctf-pixel-size"], bench.Errors(new() { Ctf = WriteStar(bench, Series()) }));
    }

    [Fact]
    public void Optics_other_than_those_the_defoci_were_fitted_with_are_a_warning()
    {
        var bench = new MetadataBench();
        var resolved = bench.Resolve(Optics with { Ctf = WriteStar(bench, Series()), SphericalAberration = Length.FromMillimeters(2) });
        Assert.Equal(("ctf-optics", "spherical aberration"), (Assert.Single(resolved.Findings).Code, resolved.Findings[0].Place));
        Assert.Equal(2, resolved.Series.Microscope.SphericalAberration.Millimeters, Written);
    }

    [Fact]
    public void Rows_whose_angles_are_not_the_stacks_are_refused()
    {
        var bench = new MetadataBench();
        string reversed = bench.WriteAngles("reversed.tlt", [.. MetadataBench.Sorted.Reverse()]);
        Assert.Equal(["ctf-angles"], bench.Errors(Optics with { Ctf = WriteStar(bench, Series()), TiltAngles = reversed }));
        string defocus = Path.Combine(bench.Folder, "ts.defocus");
        ImodDefocusFile.Of(Series(), defocus).Write(defocus);
        bench.WriteMdoc(string.Empty, [.. MetadataBench.Sorted.Reverse()]);
        Assert.Equal(["ctf-angles"], bench.Errors(Optics with { Ctf = defocus }));
    }

    [Theory]
    [InlineData(0, Hand.Minus)]
    [InlineData(180, Hand.Plus)]
    [InlineData(-95.3, Hand.Plus)]
    public void The_hand_of_a_defocus_file_of_ours_comes_back_about_its_own_axis(double axis, Hand hand)
    {
        var bench = new MetadataBench();
        var series = Series() with { Geometry = new(Angle.FromDegrees(axis), hand) };
        string defocus = bench.Write("ts.defocus", ImodDefocusFile.Of(series, "x").Encode());
        var resolved = bench.Resolve(Optics with { Ctf = defocus, TiltAxis = Angle.FromDegrees(axis) }, MetadataNeeds.Defocus);
        Assert.Equal(hand, resolved.Series.Geometry!.Hand);
    }

    [Fact]
    public void A_file_with_too_few_or_too_many_sections_is_refused()
    {
        var series = Series();
        var few = new MetadataBench { Count = 6 };
        Assert.Equal(["ctf-missing"], few.Errors(Optics with { Ctf = WriteStar(few, series) }));
        var many = new MetadataBench { Count = 4 };
        Assert.Equal(["ctf-section"], many.Errors(Optics with { Ctf = WriteStar(many, series) }));
        string defocus = many.Write("ts.defocus", ImodDefocusFile.Of(series, "x").Encode());
        Assert.Equal(["defocus-views"], many.Errors(Optics with { Ctf = defocus }));
    }

    [Fact]
    public void An_IMOD_file_gives_the_defocus_of_each_view()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        var resolved = bench.Resolve(Optics with { Ctf = bench.Write("ts.defocus", ImodDefocusFile.Of(Series(), "x").Encode()) }, MetadataNeeds.Defocus);
        Assert.Equal(Series().Tilts.Select(tilt => tilt.Estimate!.Defocus.U.Angstroms), resolved.Series.Tilts.Select(tilt => tilt.Estimate!.Defocus.U.Angstroms), (a, b) => Math.Abs(a - b) < Written);
    }

    [Fact]
    public void A_CTFFIND_table_gives_defocus_and_optics()
    {
        var bench = new MetadataBench { Count = 41, HeaderPixelSize = new Length(1.327) };
        var resolved = bench.Resolve(new() { Ctf = Repository.Shared("data/ctffind/cryocat_031_41tilts_ctffind4.txt") }, MetadataNeeds.Optics | MetadataNeeds.Defocus);
        Assert.Equal(14477.870117, resolved.Series.Tilts[0].Estimate!.Defocus.U.Angstroms);
        Assert.Equal(300, resolved.Series.Microscope.Voltage.Kilovolts);
        Assert.Contains(resolved.Findings, finding => finding.Code == "ctffind-surplus");
    }

    [Fact]
    public void Relion_rows_sorted_otherwise_than_the_stack_are_matched_by_tilt_angle()
    {
        var bench = new MetadataBench { Count = 40, HeaderPixelSize = new Length(1.35) };
        string star = Repository.Shared("data/star/relion5_EMPIAR10164_TS_01_tilt.star");
        WriteMdocWithout(bench, section: 39);
        var resolved = bench.Resolve(Optics with { PixelSize = new Length(1.35), Ctf = star }, MetadataNeeds.Defocus | MetadataNeeds.Dose);
        Assert.Contains(resolved.Findings, finding => finding.Code == "ctf-matched" && finding.Found.EndsWith("tilt angle", StringComparison.Ordinal));
        Assert.Equal([0, 3, 6], resolved.Series.Tilts.Take(3).Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([0, 85.032958], resolved.AxisCandidates.Select(axis => Math.Round(axis.Degrees, 6)));
    }

    [Fact]
    public void Relion_3_rows_are_matched_by_the_names_of_the_movies()
    {
        var bench = new MetadataBench { Count = 41, HeaderPixelSize = new Length(1.35) };
        CopyMdoc(bench);
        var resolved = bench.Resolve(new() { Ctf = Repository.Shared("data/star/relion31_EMPIAR10164_TS_01_ctffind.star") }, MetadataNeeds.Defocus | MetadataNeeds.Optics);
        Assert.Equal(39224.277344, resolved.Series.Tilts[0].Estimate!.Defocus.U.Angstroms);
        Assert.Equal(38930.5, resolved.Series.Tilts[3].Estimate!.Defocus.U.Angstroms);
        Assert.Contains(resolved.Findings, finding => finding.Code == "ctf-matched" && finding.Found.EndsWith("movie name in the mdoc", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_nothing_tells_apart_are_refused_whatever_their_count()
    {
        var bench = new MetadataBench { Count = 41, HeaderPixelSize = new Length(1.35) };
        Assert.Equal(["ctf-unmatched"], bench.Errors(new() { Ctf = Repository.Shared("data/star/relion31_EMPIAR10164_TS_01_ctffind.star") }, MetadataNeeds.Defocus));
    }

    [Fact]
    public void A_defocus_in_the_wrong_unit_is_a_warning()
    {
        var bench = new MetadataBench { Count = 1 };
        var resolved = bench.Resolve(Optics with { Ctf = bench.Write("x.txt", "1 3.5 3.4 0 0 0.1 5\n") });
        Assert.Contains(resolved.Findings, finding => finding.Code == "defocus-implausible");
    }

    [Fact]
    public void Micrometres_for_angstrom_are_refused_where_the_defocus_is_needed()
    {
        var bench = new MetadataBench { Count = 1 };
        Assert.Equal(["defocus-impossible"], bench.Errors(Optics with { Ctf = bench.Write("x.txt", "1 3.5 3.4 0 0 0.1 5\n") }, MetadataNeeds.Defocus));
    }

    [Theory]
    [InlineData(3400, true)]
    [InlineData(17000, true)]
    [InlineData(21000, false)]
    [InlineData(38000, false)]
    [InlineData(75000, false)]
    [InlineData(81000, true)]
    public void Defoci_far_from_the_target_of_the_mdoc_are_doubted(double angstroms, bool doubted)
    {
        var bench = new MetadataBench();
        bench.WriteMdoc("PixelSpacing = 2.5", MetadataBench.Sorted, _ => "TargetDefocus = -4");
        string table = string.Concat(Enumerable.Range(1, 5).Select(i => FormattableString.Invariant($"{i} {angstroms} {angstroms - 100} 0 0 0.1 5\n")));
        var resolved = bench.Resolve(Optics with { Ctf = bench.Write("x.txt", table) }, MetadataNeeds.Defocus);
        Assert.Equal(doubted, resolved.Findings.Any(finding => finding.Code == "defocus-far-from-target"));
    }

    [Theory]
    [InlineData("", "metadata-unknown")]
    [InlineData("one two\n", "metadata-unknown")]
    [InlineData("data_x\nloop_\n_rlnTomoName\nts\n", "star-no-series")]
    public void A_file_without_defocus_is_refused(string text, string code)
    {
        var bench = new MetadataBench();
        Assert.Contains(code, bench.Errors(Optics with { Ctf = bench.Write("x.txt", text) }, MetadataNeeds.Defocus));
    }

    // The file lacks the last image but one, as RELION users take images out.
    private static void WriteMdocWithout(MetadataBench bench, int section)
    {
        var mdoc = MdocFile.Read(Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc"));
        var left = mdoc.Sections.Where(image => image.ZValue != section).Select((image, i) => image with { Label = i.ToString(CultureInfo.InvariantCulture) });
        (mdoc with { Sections = [.. left] }).Write(bench.StackPath + ".mdoc");
    }

    private static void CopyMdoc(MetadataBench bench) => File.Copy(Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc"), bench.StackPath + ".mdoc");

    private static string WriteStar(MetadataBench bench, TiltSeries series)
    {
        string path = Path.Combine(bench.Folder, "ts.star");
        TiltSeriesStar.Write(path, series, "ts.mrc");
        return path;
    }

    private static TiltSeries Series() => new(
        "ts", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), new(Angle.FromDegrees(85), Hand.Minus),
        [.. MetadataBench.Sorted.Select((degrees, i) => new Tilt(
            i, Angle.FromDegrees(degrees), new Dose(3 * i), new Dose(3), new(new Defocus(new(35000 + i * 100), new(34500), Angle.FromDegrees(20)), Angle.Zero, new Length(10 + i))))],
        DataType.Raw, new Length(1500));
}
