using System.Text.Json;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Locking and verifying as users do it.</summary>
public sealed class LockVerbTests
{
    private readonly LockBench _bench = new();

    [Fact]
    public void What_was_locked_is_told_and_new_data_match_it()
    {
        _bench.Recorded("a.mrc", seed: 1);
        _bench.Labelled("b.mrc", seed: 2);
        var locked = Run("lock a.mrc b.mrc --subject images --out new/recipe.json");
        Assert.True(locked.ExitCode == 0, locked.Error);
        Assert.StartsWith("data type: Thon: flip+dw(gg,mid)\n  images of 2.5 A, float32\n", locked.Out);
        Assert.EndsWith("a.mrc: known by its record\nb.mrc: known by its label\nwrote new/recipe.json\n", locked.Out);
        Assert.Equal(2, RecipeFile.Read(_bench.Path("new/recipe.json")).Files.Length);
        _bench.Recorded("c.mrc", seed: 3);
        var verified = Run("verify c.mrc --recipe new/recipe.json");
        Assert.Equal((0, "c.mrc: matches\n  Its record says flip+dw(gg,mid).\n"), (verified.ExitCode, verified.Out));
    }

    [Fact]
    public void The_exit_code_is_that_of_the_worst_file()
    {
        Lock();
        _bench.Recorded("right.mrc", seed: 2);
        _bench.Silent("silent.mrc", seed: 3);
        _bench.Recorded("wrong.mrc", LockBench.Usual with { Steps = [CorrectionStep.Wiener(null, 2)] }, 4);
        Assert.Equal(0, Run("verify right.mrc --recipe recipe.json").ExitCode);
        var uncertain = Run("verify right.mrc silent.mrc --recipe recipe.json");
        Assert.Equal(1, uncertain.ExitCode);
        Assert.Contains("silent.mrc: uncertain\n", uncertain.Out);
        Assert.Contains("state it: --declare 'flip+dw(gg,mid)'", uncertain.Out);
        Assert.Equal(0, Run("verify silent.mrc --recipe recipe.json --declare flip+dw(gg,mid)").ExitCode);
        var refused = Run("verify wrong.mrc silent.mrc right.mrc --recipe recipe.json");
        Assert.Equal(3, refused.ExitCode);
        Assert.StartsWith("wrong.mrc: refused\n  steps: expected flip+dw(gg,mid), found wiener\n", refused.Out);
        Assert.Contains("  to prepare the data rightly:\n    thon run raw.st --cs MM --recipe recipe.json --out FOLDER\n", refused.Out);
        Assert.DoesNotContain("error", refused.Error);
        Assert.Equal(2, Run("verify missing.mrc --recipe recipe.json").ExitCode);
        Assert.Contains("[recipe-unreadable]", Run("verify right.mrc --recipe none.json").Error);
        Assert.Contains("--recipe: not given", Run("verify right.mrc").Error);
    }

    [Fact]
    public void A_header_that_calls_images_a_volume_is_refused_with_the_option_that_says_otherwise()
    {
        Lock();
        _bench.Labelled("volume.mrc", seed: 2);
        MakeVolume("volume.mrc");
        var refused = Run("verify volume.mrc --recipe recipe.json");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("  subject: expected images, found volume\n  Its header or its name says that it holds a volume. If it holds the images of a series, state it: --subject images\n", refused.Out);
        Assert.Equal(0, Run("verify volume.mrc --recipe recipe.json --subject images").ExitCode);
        Assert.Contains("--subject images or --subject volume [lock-different]", Run("lock locked.mrc volume.mrc --out other.json").Error);
        Assert.Equal(0, Run("lock locked.mrc volume.mrc --subject images --out other.json").ExitCode);
    }

    [Fact]
    public void A_file_that_does_not_tell_what_it_holds_is_taken_for_what_the_others_hold_by_both_verbs()
    {
        _bench.Recorded("a.mrc", seed: 1);
        _bench.Labelled("b.mrc", seed: 2);
        var locked = Run("lock a.mrc b.mrc --out recipe.json");
        Assert.True(locked.ExitCode == 0, locked.Error);
        Assert.Contains("b.mrc: nothing tells whether it holds the images of a series or a volume. Taken for images", locked.Error);
        _bench.Labelled("c.mrc", seed: 3);
        var verified = Run("verify c.mrc --recipe recipe.json");
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("c.mrc: nothing tells whether it holds the images of a series or a volume. Taken for images", verified.Error);
        Assert.Contains("[lock-subject]", Run("lock b.mrc --out alone.json").Error);
    }

    [Fact]
    public void A_record_found_by_its_hash_is_named_as_its_file_was()
    {
        Lock();
        string file = _bench.Recorded("new.mrc", seed: 2);
        File.Move(Sidecar.PathOf(file), _bench.Path("old.mrc.thon.json"));
        Assert.Contains("note: old.mrc.thon.json: ", Run("verify new.mrc --recipe recipe.json").Error);
    }

    [Fact]
    public void Files_that_differ_make_no_recipe_and_a_recipe_is_not_replaced_unasked()
    {
        Lock();
        byte[] before = File.ReadAllBytes(_bench.Path("recipe.json"));
        _bench.Recorded("other.mrc", LockBench.Usual with { Steps = [] }, 2);
        var different = Run("lock locked.mrc other.mrc --out recipe.json --force");
        Assert.Equal(2, different.ExitCode);
        Assert.Contains("other.mrc, steps: raw; expected flip+dw(gg,mid), as of locked.mrc", different.Error);
        Assert.Contains("[output-exists]", Run("lock other.mrc --out recipe.json").Error);
        Assert.Equal(before, File.ReadAllBytes(_bench.Path("recipe.json")));
        Assert.Equal(0, Run("lock other.mrc --out recipe.json --force").ExitCode);
        Assert.Equal("raw", RecipeFile.Read(_bench.Path("recipe.json")).Words);
    }

    [Fact]
    public void The_answer_is_there_for_programs_too()
    {
        Lock();
        _bench.Recorded("wrong.mrc", LockBench.Usual with { PixelSizeAngstroms = 5 }, 4);
        var refused = Run("verify wrong.mrc --recipe recipe.json --json -");
        Assert.Equal(3, refused.ExitCode);
        using var json = JsonDocument.Parse(refused.Out);
        var file = json.RootElement.GetProperty("files")[0];
        Assert.Equal(("refused", "pixel size"), (file.GetProperty("verdict").GetString(), file.GetProperty("differences")[0].GetProperty("trait").GetString()));
        Assert.Equal(3, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.EndsWith("wrote answer.json\n", Run("verify wrong.mrc --recipe recipe.json --json answer.json").Out);
        Assert.Contains("[output-exists]", Run("verify wrong.mrc --recipe recipe.json --json answer.json").Error);
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged()
    {
        Lock();
        _bench.Recorded("right.mrc", seed: 2);
        byte[] bytes = File.ReadAllBytes(_bench.Recorded("short.mrc", seed: 3));
        File.WriteAllBytes(_bench.Path("short.mrc"), bytes[..(bytes.Length / 2)]);
        var run = Run("verify missing.mrc right.mrc short.mrc --recipe recipe.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("missing.mrc: unreadable\nright.mrc: matches\n  Its record says flip+dw(gg,mid).\nshort.mrc: unreadable\n", run.Out);
        Assert.Contains("[file-not-found]", run.Error);
        _bench.Recorded("wrong.mrc", LockBench.Usual with { PixelSizeAngstroms = 5 }, 4);
        var worst = Run("verify missing.mrc wrong.mrc right.mrc --recipe recipe.json --json -");
        Assert.Equal(3, worst.ExitCode);
        using var json = JsonDocument.Parse(worst.Out);
        JsonElement[] files = [.. json.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Equal(["unreadable", "refused", "matches"], files.Select(file => file.GetProperty("verdict").GetString()));
        Assert.Contains("[file-not-found]", files[0].GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public void A_record_that_is_not_as_it_was_written_is_a_difference_for_programs_too()
    {
        Lock();
        Spoilt.Write(_bench, "tampered");
        var refused = Run("verify spoilt.mrc --recipe recipe.json --json -");
        Assert.Equal(3, refused.ExitCode);
        using var json = JsonDocument.Parse(refused.Out);
        var difference = json.RootElement.GetProperty("files")[0].GetProperty("differences")[0];
        Assert.Equal("record", difference.GetProperty("trait").GetString());
        Assert.EndsWith("as it was written", difference.GetProperty("expected").GetString());
    }

    [Fact]
    public void A_file_given_twice_is_locked_once()
    {
        string file = _bench.Recorded("a.mrc", seed: 1);
        File.CreateSymbolicLink(_bench.Path("link.mrc"), file);
        var locked = Run("lock a.mrc ./a.mrc link.mrc --out recipe.json");
        Assert.Equal(0, locked.ExitCode);
        Assert.Contains("a.mrc: given 3 times. It was locked once [lock-twice]", locked.Error);
        Assert.Single(RecipeFile.Read(_bench.Path("recipe.json")).Files);
    }

    // Space group 1 and as many planes in the cell as there are sections: words 23 and 10 of the header.
    private void MakeVolume(string name)
    {
        byte[] bytes = File.ReadAllBytes(_bench.Path(name));
        BitConverter.GetBytes(1).CopyTo(bytes, 88);
        BitConverter.GetBytes(LockBench.Count).CopyTo(bytes, 36);
        File.WriteAllBytes(_bench.Path(name), bytes);
    }

    private void Lock()
    {
        _bench.Recorded("locked.mrc", seed: 77);
        var locked = Run("lock locked.mrc --out recipe.json");
        Assert.True(locked.ExitCode == 0, locked.Error);
    }

    private ThonProcess Run(string line) => ThonProcess.RunIn(_bench.Folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
