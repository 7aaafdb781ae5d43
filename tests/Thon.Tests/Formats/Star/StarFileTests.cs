using CsCheck;
using Thon.Findings;
using Thon.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats.Star;

public sealed class StarFileTests
{
    [Fact]
    public void Loops_pairs_quotes_and_comments_are_read()
    {
        var file = StarFile.Decode(
            "\uFEFF# version 50001\r\n\r\ndata_one # a comment\r\n\r\nloop_ \r\n_rlnA #1 \r\n_rlnB #2\r\n'a b'\t1.5 \r\n5' \"\"\r\n\r\ndata_\r\n_rlnC  7\r\n_rlnD\r\n;two\r\nlines\r\n;", "x.star");
        Assert.Equal(["one", ""], file.Blocks.Select(block => block.Name));
        Assert.Equal([["a b", "1.5"], ["5'", ""]], file.Blocks[0].Rows.Select(row => row.ToArray()));
        Assert.Equal(1.5, file.Blocks[0].Number(0, "rlnB"));
        Assert.Null(file.Blocks[0].Number(1, "rlnB"));
        Assert.Equal("7", file.Blocks[1].Text(0, "rlnC"));
        Assert.Equal("two\nlines", file.Blocks[1].Text(0, "rlnD"));
    }

    [Fact]
    public void A_row_may_begin_with_a_path_that_looks_like_a_keyword()
    {
        var file = StarFile.Decode("data_a\nloop_\n_rlnA\n_rlnB\ndata_2020/x.mrc 1\nloop_ 2\n", "x.star");
        Assert.Equal(2, file.Blocks.Single().Rows.Length);
    }

    [Fact]
    public void A_row_with_a_value_missing_is_named_by_its_line()
    {
        var refusal = Assert.Throws<BadInputException>(() => StarFile.Decode("data_a\nloop_\n_rlnA\n_rlnB\n1 2\n3\n5 6\n", "x.star"));
        Assert.Equal(("star-row", "line 6"), (refusal.Findings[0].Code, refusal.Findings[0].Place));
    }

    [Theory]
    [InlineData("", "star-none")]
    [InlineData("TiltAngle = 3\n", "star-none")]
    [InlineData("data_a\nloop_\n1 2\n", "star-loop")]
    [InlineData("data_a\n_rlnA\n", "star-pair")]
    [InlineData("data_a\n_rlnA 'x\n", "star-quote")]
    [InlineData("data_a\n1 2 3\n", "star-stray")]
    [InlineData("data_a\nloop_\n_rlnA\n_rlnA\n1 2\n", "star-label-repeated")]
    [InlineData("data_a\0", "text-unreadable")]
    public void Broken_files_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => StarFile.Decode(text, "x.star")).Findings[0].Code);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("text-unreadable", Assert.Throws<BadInputException>(() => StarFile.Read("/nowhere/x.star")).Findings[0].Code);

    [Theory]
    [InlineData("relion5_EMPIAR10164_TS_01_tilt.star")]
    [InlineData("relion5_tomo200528_tomograms.star")]
    [InlineData("relion4_tilt_series.star")]
    [InlineData("relion31_EMPIAR10164_TS_01_ctffind.star")]
    [InlineData("gctf_017.star")]
    public void Files_of_other_programs_survive_reading_and_writing(string name)
    {
        var file = StarFile.Read(Repository.Shared($"data/star/{name}"));
        Assert.Empty(file.Findings);
        AssertSame(file, StarFile.Decode(file.Encode(), name));
    }

    [Fact]
    public void Any_values_survive_writing_and_reading()
    {
        var value = Gen.Char["ab1 .'\"#_;-"].Array[0, 8].Select(letters => new string(letters).Trim());
        value.Array[2].Array[1, 4].Sample(rows =>
        {
            var block = new StarBlock("t", StarLayout.Loop, ["rlnA", "rlnB"], [.. rows.Select(row => System.Collections.Immutable.ImmutableArray.Create(row))]);
            var file = new StarFile("t", [block, block with { Layout = StarLayout.Pairs, Rows = [block.Rows[0]] }], FindingList.Empty);
            AssertSame(file, StarFile.Decode(file.Encode(), "t"));
        });
    }

    [Fact]
    public void Random_text_is_read_or_refused() => Fuzz.NeverCrashes(text => StarFile.Decode(text, "fuzz"));

    private static void AssertSame(StarFile expected, StarFile actual)
    {
        Assert.Equal(expected.Blocks.Select(block => block.Name), actual.Blocks.Select(block => block.Name));
        Assert.Equal(expected.Blocks.SelectMany(block => block.Labels), actual.Blocks.SelectMany(block => block.Labels));
        Assert.Equal(expected.Blocks.SelectMany(block => block.Rows.SelectMany(row => row)), actual.Blocks.SelectMany(block => block.Rows.SelectMany(row => row)));
    }
}
