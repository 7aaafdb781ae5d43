using System.Collections.Immutable;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Which tilts are left out of the estimation.</summary>
public sealed class MetadataExclusionTests
{
    [Fact]
    public void Sections_of_the_option_are_excluded_and_keep_their_place()
    {
        var resolved = WithAngles().Resolve(MetadataBench.Optics with { Exclude = SectionList.Parse("0,3") });
        Assert.Equal([true, false, false, true, false], resolved.Series.Tilts.Select(tilt => tilt.IsExcluded));
        Assert.Equal(MetadataBench.Sorted, resolved.Series.Tilts.Select(tilt => Math.Round(tilt.Angle.Degrees, 6)));
        Assert.Contains(new("excluded", "sections 0,3, from 0", "option --exclude"), resolved.Values);
    }

    [Fact]
    public void The_column_of_a_STAR_file_excludes_by_section_whatever_the_order_of_its_rows()
    {
        var bench = WithAngles();
        var resolved = bench.Resolve(MetadataBench.Optics with { Ctf = Star(bench, 1, 4) });
        Assert.Equal([1, 4], Excluded(resolved));
        Assert.Contains(new("excluded", "sections 1,4, from 0", "ts.star"), resolved.Values);
    }

    [Fact]
    public void A_file_that_is_named_for_its_marks_gives_nothing_else()
    {
        var bench = WithAngles();
        string star = Star(bench, 1, 4);
        var resolved = bench.Resolve(MetadataBench.Optics with { ExcludeFile = star });
        Assert.Equal([1, 4], Excluded(resolved));
        Assert.All(resolved.Series.Tilts, tilt => Assert.Null(tilt.Estimate));
        Assert.Contains(new("excluded", "sections 1,4, from 0", "option --exclude ts.star"), resolved.Values);
        Assert.Contains(star, resolved.Files);
        Assert.Equal(["text-unreadable"], bench.Errors(MetadataBench.Optics with { ExcludeFile = star + "x" }));
    }

    [Fact]
    public void The_marks_of_another_stack_are_refused()
    {
        var bench = new MetadataBench { Count = 4 };
        Assert.Equal(["ctf-section"], bench.Errors(MetadataBench.Optics with { ExcludeFile = Star(bench, 1) }));
        string star = Star(bench = new MetadataBench(), 1);
        bench.WriteAngles("ts.tlt", [.. MetadataBench.Sorted.Reverse()]);
        Assert.Equal(["ctf-angles"], bench.Errors(MetadataBench.Optics with { ExcludeFile = star }));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("none")]
    public void The_option_goes_before_the_column(string option, params int[] excluded)
    {
        var bench = WithAngles();
        Assert.Equal(excluded, Excluded(bench.Resolve(MetadataBench.Optics with { Ctf = Star(bench, 1, 4), Exclude = SectionList.Parse(option) })));
    }

    [Fact]
    public void Sections_outside_the_stack_are_refused_with_the_number_of_sections()
    {
        var refusal = Assert.Throws<Thon.Findings.BadInputException>(() => WithAngles().Resolve(MetadataBench.Optics with { Exclude = SectionList.Parse("2-5") }));
        var finding = Assert.Single(refusal.Findings);
        Assert.Equal(("exclude-section", "section 5", "sections from 0 to 4: the stack has 5"), (finding.Code, finding.Found, finding.Expected));
    }

    [Fact]
    public void Not_all_tilts_can_be_excluded()
    {
        Assert.Equal(["exclude-all"], WithAngles().Errors(MetadataBench.Optics with { Exclude = SectionList.Parse("0-4") }));
        Assert.Equal(["exclude-all"], new MetadataBench { Count = 1 }.Errors(MetadataBench.Optics with { Exclude = SectionList.Parse("0") }));
    }

    private static int[] Excluded(SeriesMetadata resolved) => [.. resolved.Series.Tilts.Where(tilt => tilt.IsExcluded).Select(tilt => tilt.Section)];

    private static MetadataBench WithAngles()
    {
        var bench = new MetadataBench();
        bench.WriteAngles("ts.tlt", MetadataBench.Sorted);
        return bench;
    }

    // Rows in the opposite order, as programs that sort leave them.
    private static string Star(MetadataBench bench, params int[] excluded)
    {
        ImmutableArray<Tilt> tilts = [.. MetadataBench.Sorted.Select((degrees, i) =>
            new Tilt(i, Angle.FromDegrees(degrees), Estimate: new(Defocus.Round(new(35000)), Angle.Zero)) { IsExcluded = excluded.Contains(i) })];
        var microscope = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
        var series = new TiltSeries("ts", 64, 48, new(2.5), microscope, new(Angle.Zero, Hand.Plus), [.. tilts.Reverse()], DataType.Raw);
        string path = Path.Combine(bench.Folder, "ts.star");
        TiltSeriesStar.Write(path, series, "ts.mrc");
        return path;
    }
}
