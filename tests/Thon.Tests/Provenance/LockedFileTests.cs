using Thon.Formats.Mrc;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Tilts;
using Thon.Units;
using Xunit;
using static Thon.Tests.Provenance.LockBench;

namespace Thon.Tests.Provenance;

/// <summary>A file that was locked itself and is known by its content, which proves what was done to it and nothing else.</summary>
public sealed class LockedFileTests
{
    private readonly LockBench _bench = new();
    private readonly Recipe _recipe;

    public LockedFileTests() => _recipe = _bench.Recipe();

    private string Locked => _bench.Path("locked.mrc");

    [Fact]
    public void Another_pixel_size_in_its_header_is_refused()
    {
        Rewritten.Write(Alone(), output => output with { PixelSize = new Length(5) });
        var result = Verify(_recipe, Locked);
        Assert.Equal((Verdict.Refused, new Difference("pixel size", "2.5 A", "5 A")), (result.Verdict, Assert.Single(result.Differences)));
    }

    [Fact]
    public void Another_way_to_store_pixels_is_refused()
    {
        Rewritten.Write(Alone(), output => output with { Mode = MrcMode.Int16 });
        var result = Verify(_recipe, Locked);
        Assert.Equal((Verdict.Refused, new Difference("output type", "float32", "int16")), (result.Verdict, Assert.Single(result.Differences)));
    }

    [Fact]
    public void A_volume_is_refused_where_images_were_locked()
    {
        var result = Verify(_recipe, Alone(), new() { Subject = PreparedSubject.Volume });
        Assert.Equal((Verdict.Refused, new Difference("subject", "images", "volume")), (result.Verdict, Assert.Single(result.Differences)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_declaration_that_contradicts_it_is_refused(bool recorded)
    {
        string file = recorded ? Locked : Rewritten.WithLabels(Alone());
        var result = Verify(_recipe, file, new() { Declared = DataType.Raw });
        Assert.Equal(Verdict.Refused, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains("--declare", StringComparison.Ordinal));
        Assert.Equal(Verdict.Matches, Verify(_recipe, file, new() { Declared = Usual.DataType }).Verdict);
    }

    [Fact]
    public void A_treatment_of_halves_that_contradicts_it_is_refused()
    {
        var recipe = _bench.Recipe(Usual with { Filters = FilterSource.MainStack }, "ts_EVN.mrc");
        File.Delete(Sidecar.PathOf(_bench.Path("ts_EVN.mrc")));
        Assert.Equal(Verdict.Refused, Verify(recipe, _bench.Path("ts_EVN.mrc"), new() { Halves = HalvesTreatment.Apart }).Verdict);
        Assert.Equal(Verdict.Matches, Verify(recipe, _bench.Path("ts_EVN.mrc")).Verdict);
    }

    [Fact]
    public void Another_label_since_is_told_and_the_content_counts()
    {
        var result = Verify(_recipe, Rewritten.WithLabels(Alone(), "Thon: raw"));
        Assert.Equal(Verdict.Matches, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.StartsWith("Its label says raw", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_label_since_leaves_it_open_where_a_label_was_all_that_was_known()
    {
        string file = _bench.Labelled("labelled.mrc", seed: 3);
        var recipe = DataTypeLock.Lock([Evidence(file)]).Recipe!;
        Assert.Equal(Verdict.Matches, Verify(recipe, file).Verdict);
        Assert.Equal(Verdict.Uncertain, Verify(recipe, Rewritten.WithLabels(file, "Thon: raw")).Verdict);
    }

    [Fact]
    public void A_damaged_record_takes_nothing_from_it()
    {
        File.WriteAllText(Sidecar.PathOf(Locked), "{");
        Assert.Equal(Verdict.Matches, Verify(_recipe, Locked).Verdict);
    }

    // The locked file as it is where its record was lost.
    private string Alone()
    {
        File.Delete(Sidecar.PathOf(Locked));
        return Locked;
    }
}
