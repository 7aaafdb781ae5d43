using System.Text.Json;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Fingerprints.Filters;
using Thon.Provenance.Steps;
using Xunit;

namespace Thon.Tests.Provenance;

/// <summary>Recipes that are sealed, with an absurd value in one place: whatever reads them says so, or does its work; nothing fails otherwise.</summary>
public sealed class AbsurdRecipesTests
{
    private readonly LockBench _bench = new();

    [Fact]
    public void No_value_anywhere_in_a_recipe_makes_a_reader_fail()
    {
        var (recipe, evidence) = (Full(), LockBench.Evidence(_bench.Silent("new.mrc")));
        string text = JsonSerializer.Serialize(recipe, RecordJson.Options);
        string[] places = [.. AbsurdJson.Places(text)];
        Assert.True(places.Length > 30);
        var failures = new List<string>();
        foreach (string place in places)
            foreach (string value in AbsurdJson.Values)
                if (Failure(Write(AbsurdJson.With(text, place, value)), evidence) is { } failure) failures.Add($"{place} = {value}: {failure}");
        Assert.True(failures.Count == 0, $"{failures.Count} of {places.Length * AbsurdJson.Values.Length}\n" + string.Join('\n', failures.Take(3)));
    }

    /// <summary>What is wrong with a fingerprint, and how it is told.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        { "no frequencies", "frequencies that are not those of its tiles" },
        { "a frequency of 1e-300", "frequencies that are not those of its tiles" },
        { "frequencies that fall", "frequencies that are not those of its tiles" },
        { "one power", "a spectrum without as many frequencies" },
        { "powers of NaN", "a power of NaN" },
        { "pixel size NaN", "a pixel size of NaN" },
        { "deviation 0", "a deviation that is not above zero" },
        { "no sections", "a spectrum of no section" },
        { "a filter of NaN", "a ratio of a filter of NaN" },
        { "a content hash", "a content hash that is not 32 hexadecimal digits" },
        { "a record hash", "a hash of a record that is not 64 hexadecimal digits" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void What_no_file_can_show_is_named(string fault, string told)
    {
        var recipe = Full();
        string path = Write(JsonSerializer.Serialize(recipe with { Files = [With(recipe.Files[0], fault)] }, RecordJson.Options));
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => RecipeFile.Read(path)).Findings);
        Assert.Equal("recipe-damaged", finding.Code);
        Assert.Contains(told, finding.Found, StringComparison.Ordinal);
    }

    private static LockedFile With(LockedFile file, string fault)
    {
        var print = file.Fingerprint!;
        SpectralFingerprint Section(Func<SectionFingerprint, SectionFingerprint> change) => print with { Sections = print.Sections.SetItem(0, change(print.Sections[0])) };
        return fault switch
        {
            "a content hash" => file with { Content = "ABC" },
            "a record hash" => file with { Record = "abc" },
            _ => file with
            {
                Fingerprint = fault switch
                {
                    "no frequencies" => print with { Frequencies = [] },
                    "a frequency of 1e-300" => print with { Frequencies = print.Frequencies.SetItem(0, 1e-300) },
                    "frequencies that fall" => print with { Frequencies = [.. print.Frequencies.Reverse()] },
                    "one power" => Section(section => section with { LogPower = [1] }),
                    "powers of NaN" => Section(section => section with { LogPower = [.. section.LogPower.Select(_ => double.NaN)] }),
                    "pixel size NaN" => print with { PixelSize = double.NaN },
                    "deviation 0" => Section(section => section with { Deviation = 0 }),
                    "no sections" => print with { Sections = [] },
                    _ => print with { Filters = [print.Filters[0] with { LogRatio = double.NaN }] },
                },
            },
        };
    }

    // With everything that may stand in one.
    private Recipe Full()
    {
        var recipe = _bench.Recipe(LockBench.Usual with { Steps = [LockBench.Flip, LockBench.Weight, new EnvelopeStep(100), new LowPassStep(10), DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped)] });
        var filter = new FilterFit(LowPass.None, 0.01, 2, 0.1, 60, 1) { Finest = 0.05, Spread = 0.03, Misfit = 0.5 };
        return recipe with { Files = [recipe.Files[0] with { Fingerprint = recipe.Files[0].Fingerprint! with { Filters = [filter] } }] };
    }

    private static string? Failure(string path, FileEvidence evidence)
    {
        try
        {
            _ = DataTypeLock.Verify(RecipeFile.Read(path), path, evidence);
            _ = RecipeRun.Read(path);
        }
        catch (BadInputException)
        {
            // Told, as it should be.
        }
        catch (Exception e)
        {
            return e.ToString();
        }

        return null;
    }

    private string Write(string recipe)
    {
        using var document = JsonDocument.Parse(recipe);
        string path = _bench.Path("recipe.json");
        File.WriteAllText(path, $"{{\"thonRecipe\": 1, \"sha256\": \"{RecordJson.Seal(document.RootElement)}\", \"recipe\": {recipe}}}");
        return path;
    }
}
