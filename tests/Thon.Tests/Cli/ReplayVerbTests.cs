using System.Text.Json;
using Thon.Fourier;
using Thon.Provenance;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary><c>thon history</c> and <c>thon replay</c> as users run them.</summary>
public sealed class ReplayVerbTests
{
    // What .NET 10 knows to leave registers unused: the first those of AVX-512 alone, the second all of AVX2 and beyond.
    private const string WithoutAvx512 = "DOTNET_EnableAVX512=0", WithoutAvx2 = "DOTNET_EnableAVX2=0";

    private readonly TinySeries _series = new();

    [Fact]
    public void A_replay_prints_what_it_found_and_says_bit_identical()
    {
        Correct();
        var run = ThonProcess.RunIn(_series.Folder, "replay", "flip.mrc", "--threads", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        string[] lines = run.Out.TrimEnd().Split('\n');
        Assert.Equal("flip.mrc: thon correct, Thon: flip", lines[0]);
        Assert.StartsWith("  stack: ts.mrc, its pixels are those recorded (", lines[1], StringComparison.Ordinal);
        Assert.Equal("bit-identical", lines[^1]);
    }

    [Fact]
    public void A_file_that_was_changed_differs_with_exit_code_3()
    {
        Correct();
        byte[] bytes = File.ReadAllBytes(_series.Path("flip.mrc"));
        bytes[^4] ^= 1;
        File.WriteAllBytes(_series.Path("flip.mrc"), bytes);
        var run = ThonProcess.RunIn(_series.Folder, "replay", "flip.mrc");
        Assert.Equal((3, "differs"), (run.ExitCode, run.Out.TrimEnd().Split('\n')[^1]));
        Assert.Contains($"first section {TinySeries.Count - 1}, in 1 pixels", run.Out, StringComparison.Ordinal);
        var history = ThonProcess.RunIn(_series.Folder, "history", "flip.mrc");
        Assert.Equal(2, history.ExitCode);
        Assert.Contains("[record-other-pixels]", history.Error, StringComparison.Ordinal);
        Assert.Contains("not those of the record", history.Out, StringComparison.Ordinal);
        Assert.Equal(0, ThonProcess.RunIn(_series.Folder, "history", "flip.mrc", "--quick").ExitCode);
    }

    [Fact]
    public void What_was_made_without_AVX_512_is_bit_identical_without_it()
    {
        SkipWithoutAvx512();
        Correct(WithoutAvx512);
        var run = ThonProcess.RunWith(WithoutAvx512, _series.Folder, "replay", "flip.mrc");
        Assert.Equal((0, ""), (run.ExitCode, run.Error.Contains("instruction-set", StringComparison.Ordinal) ? run.Error : ""));
        Assert.EndsWith("bit-identical\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Registers_of_512_and_of_256_bits_make_the_same_bits_of_a_series_and_nothing_is_told()
    {
        SkipWithoutAvx512();
        Correct();
        var run = ThonProcess.RunWith(WithoutAvx512, _series.Folder, "replay", "flip.mrc");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("instruction-set", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_made_with_registers_and_is_repeated_without_differs_by_rounding_with_exit_code_1()
    {
        Assert.SkipWhen(InstructionSets.Current == "portable", "this machine has neither AVX-512 nor AVX2");
        Correct();
        var run = ThonProcess.RunWith(WithoutAvx2, _series.Folder, "replay", "flip.mrc");
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Contains($"the record names {InstructionSets.Current}, this machine computes with portable; bits are promised on one instruction set only", run.Out, StringComparison.Ordinal);
        Assert.Contains("largest difference: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Replay on a machine with ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_made_without_registers_is_bit_identical_where_they_are_left_unused_as_it_advises()
    {
        Assert.SkipWhen(InstructionSets.Current == "portable", "this machine has neither AVX-512 nor AVX2");
        Correct(WithoutAvx2);
        var other = ThonProcess.RunIn(_series.Folder, "replay", "flip.mrc");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("Set " + WithoutAvx2 + " in the environment", other.Out, StringComparison.Ordinal);
        Assert.Equal(0, ThonProcess.RunWith(WithoutAvx2, _series.Folder, "replay", "flip.mrc").ExitCode);
    }

    [Fact]
    public void A_history_tells_every_number()
    {
        Correct();
        var run = ThonProcess.RunIn(_series.Folder, "history", "flip.mrc", "--tilts");
        Assert.True(run.ExitCode == 0, run.Error);
        string[] told =
        [
            "data type: Thon: flip", "record: flip.mrc.thon.json, beside the file", "pixels: those of the record", "noted beside the record, not proven:\n", "1. thon correct", "ts.mrc, 216.1 kB, content ",
            "pixel size   4 A", "300 kV, Cs 2.7 mm, amplitude contrast 0.07", "axis 25 degrees, hand +1", "tilts        5, -40.0 to 40.0 degrees", "section", "5 sections of 112 x 96, float32",
        ];
        foreach (string words in told) Assert.True(run.Out.Contains(words, StringComparison.Ordinal), $"'{words}' is not in\n{run.Out}");
        var json = ThonProcess.RunIn(_series.Folder, "history", "flip.mrc", "--json", "-");
        Assert.Equal((0, File.ReadAllText(_series.Path("flip.mrc.thon.json"))), (json.ExitCode, json.Out));
    }

    [Theory]
    [InlineData("\"verb\": \"correct\"", "\"verb\": \"dose\"", "record-changed")]
    [InlineData("\"history\"", null, "record-damaged")]
    public void A_record_that_was_edited_or_cut_short_is_told_with_exit_code_2(string was, string? becomes, string code)
    {
        Correct();
        string path = _series.Path("flip.mrc.thon.json"), text = File.ReadAllText(path);
        File.WriteAllText(path, becomes is null ? text[..text.IndexOf(was, StringComparison.Ordinal)] : text.Replace(was, becomes, StringComparison.Ordinal));
        foreach (string verb in (string[])["history", "replay"])
        {
            var run = ThonProcess.RunIn(_series.Folder, verb, "flip.mrc");
            Assert.Equal(2, run.ExitCode);
            Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_without_a_record_has_its_label_for_a_history()
    {
        string file = _series.Write("alone.mrc", 3, "Thon: flip+dw(gg,mid)");
        var run = ThonProcess.RunIn(_series.Folder, "history", file);
        Assert.Equal((0, $"{file}\n  data type: Thon: flip+dw(gg,mid)\n  record: none; what the label says is all there is to know\n"), (run.ExitCode, run.Out));
        string lost = _series.Write("lost.mrc", 3, "Thon: flip", RecordLabel.Of(new string('a', 64)));
        var missing = ThonProcess.RunIn(_series.Folder, "history", lost, file);
        Assert.Equal(0, missing.ExitCode);
        Assert.Contains("[record-missing]", missing.Error, StringComparison.Ordinal);
        Assert.Contains("alone.mrc", missing.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_asks_for_a_record_is_told_that_there_is_none()
    {
        foreach (var (file, code) in new[] { (_series.Write("alone.mrc", 3, "Thon: flip"), "record-missing"), (_series.Path("nowhere.mrc"), "file-not-found") })
        {
            var run = ThonProcess.RunIn(_series.Folder, "history", file, "--json", "-");
            Assert.Equal(2, run.ExitCode);
            using var json = JsonDocument.Parse(run.Out);
            Assert.Equal(("thon-history", code), (json.RootElement.GetProperty("format").GetString(), json.RootElement.GetProperty("findings")[0].GetProperty("code").GetString()));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_keep_the_others_from_being_told_of()
    {
        Correct();
        var run = ThonProcess.RunIn(_series.Folder, "history", "nowhere.mrc", "flip.mrc");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1. thon correct", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, ThonProcess.RunIn(_series.Folder, "history", "flip.mrc", "flip.mrc", "--json", "-").ExitCode);
    }

    private static void SkipWithoutAvx512() => Assert.SkipUnless(InstructionSets.Current == "avx512", "this machine has no AVX-512");

    /// <summary>Corrects the series by the tool, with a variable in its environment.</summary>
    private void Correct(string variable = "X=1")
    {
        var run = ThonProcess.RunWith(variable, _series.Folder, "correct", "ts.mrc", "--ctf", "truth.star", "--out", "flip.mrc");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
