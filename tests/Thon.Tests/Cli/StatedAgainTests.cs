using System.Text.Json;
using Thon.Provenance;
using Thon.Tests.Pipeline;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What a user stated when a wrong file was made stands in the commands that make it rightly, so that the same numbers come out.</summary>
public sealed class StatedAgainTests
{
    private const string Angles = "-45\n-30\n-15\n0\n15\n30\n45\n";

    private readonly string _folder = Repository.TemporaryFolder();
    private readonly LockBench _bench = new();

    public StatedAgainTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data dir"));
        string stack = SmallSeries.Write();
        File.Move(stack, Path.Combine(_folder, "data dir", "small.mrc"));
        File.Move(stack + ".mdoc", Path.Combine(_folder, "data dir", "other.mdoc"));
        File.WriteAllText(Path.Combine(_folder, "data dir", "angles.txt"), Angles);
    }

    [Theory]
    [InlineData("--mdoc 'data dir/other.mdoc' --amplitude-contrast 0.1 --initial-dose 20 --exclude 3 --hand +1 --tilt-axis 0 --defocus-range=2:4", "flip")]
    [InlineData("--mdoc none --hand +1 --voltage 300 --tilt-angles 'data dir/angles.txt' --dose 3 --dose-order symmetric:1+ --pixel-size 2.5", "flip")]
    [InlineData("--mdoc none --hand +1 --voltage 300 --tilt-angles 'data dir/angles.txt' --dose 3 --dose-order symmetric:1+ --pixel-size 2.5", "dose, then flip")]
    public void The_printed_command_estimates_and_weights_with_the_same_numbers(string stated, string type)
    {
        Run($"run 'data dir/small.mrc' --cs 2.7 {stated} --correct wiener --snr 7 --out wrong");
        WriteRecipe(type == "flip" ? LockBench.Usual : LockBench.Usual with { Steps = [LockBench.Weight, LockBench.Flip] });
        string[] commands = [.. Refusal().Where(line => line.StartsWith("thon ", StringComparison.Ordinal)).Select(line => line[5..])];
        Assert.StartsWith("run 'data dir/small.mrc' --cs 2.7 ", commands[0]);
        foreach (string command in commands) Run(command);
        // Names grow with every step.
        string made = Directory.EnumerateFiles(Path.Combine(_folder, "FOLDER"), "*.mrc").MaxBy(file => file.Length)!;
        var (then, now) = (Jobs("wrong/small_wiener_dw.mrc"), Jobs(made));
        Assert.Equal(Json(then[0].Estimation), Json(now.First(job => job.Estimation is not null).Estimation));
        Assert.Equal(Doses(then), Doses(now));
    }

    [Fact]
    public void Without_the_noted_command_the_record_tells_what_it_holds_and_names_the_rest()
    {
        Run("run 'data dir/small.mrc' --cs 2.7 --mdoc 'data dir/other.mdoc' --amplitude-contrast 0.1 --initial-dose 20 --exclude 3 --hand +1 --tilt-axis 0 --correct wiener --snr 7 --out wrong");
        Forget();
        WriteRecipe(LockBench.Usual);
        string[] lines = Refusal();
        Assert.Contains("thon run 'data dir/small.mrc' --cs 2.7 --mdoc 'data dir/other.mdoc' --hand +1 --amplitude-contrast 0.1 --tilt-axis 0 --exclude 3 --recipe recipe.json --out FOLDER", lines);
        Assert.Contains("# the record was made with 20 e/A^2 before the first image: where no file tells it, state it again with --initial-dose 20", lines);
    }

    [Fact]
    public void A_series_without_an_mdoc_gets_its_voltage_and_a_word_on_the_rest()
    {
        Run("run 'data dir/small.mrc' --cs 2.7 --hand +1 --voltage 300 --tilt-angles 'data dir/angles.txt' --dose 3 --dose-order stack --correct wiener --snr 7 --out wrong");
        Forget();
        WriteRecipe(LockBench.Usual);
        string[] lines = Refusal();
        Assert.Contains("thon run 'data dir/small.mrc' --cs 2.7 --hand +1 --voltage 300 --recipe recipe.json --out FOLDER", lines);
        Assert.Contains("# the record was made with angles.txt: name what holds tilt angles or doses again, with --tilt-angles and --dose-file", lines);
        Assert.Contains("# the record was made with 3 e/A^2 an image: state it again, with --dose and --dose-order or with --dose-file", lines);
    }

    private string[] Refusal()
    {
        var refused = ThonProcess.RunIn(_folder, "verify", "wrong/small_wiener_dw.mrc", "--recipe", "recipe.json");
        Assert.True(refused.ExitCode == 3, refused.Error);
        return [.. refused.Out.Split('\n').Select(line => line.Trim())];
    }

    // As a shell splits a line.
    private void Run(string line)
    {
        string[] words = [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var run = ThonProcess.RunIn(_folder, words);
        Assert.True(run.ExitCode == 0, $"{line}\n{run.Error}");
    }

    private void WriteRecipe(Preparation preparation) => File.WriteAllText(Path.Combine(_folder, "recipe.json"), RecipeFile.Encode(_bench.Recipe(preparation)));

    private void Forget()
    {
        string path = Path.Combine(_folder, "wrong", "small_wiener_dw.mrc.thon.json");
        var sidecar = Sidecar.Read(path);
        File.WriteAllText(path, new Sidecar(sidecar.Record, sidecar.Notes with { Heading = [] }).Encode());
    }

    private Job[] Jobs(string file) => [.. Sidecar.Read(Sidecar.PathOf(Path.Combine(_folder, file))).Record.History];

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RecordJson.Options);

    private static IEnumerable<(double?, double?)> Doses(Job[] jobs) => jobs.Last(job => job.Series!.Tilts.All(tilt => tilt.Dose is not null)).Series!.Tilts.Select(tilt => (tilt.DoseBefore, tilt.Dose));
}
