using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

/// <summary>Hashes of what is written, labels that are known only then, and texts that appear together with their stacks.</summary>
public sealed class MrcContentTests
{
    // More than one chunk of the writer, and no power of two.
    private const int Width = 500, Height = 301, Count = 3;

    private static readonly string Record = MrcLabels.RecordPrefix + new string('a', 64);

    [Theory, InlineData(MrcMode.Int16), InlineData(MrcMode.Float32), InlineData(MrcMode.Float16)]
    public void The_hash_is_that_of_the_file_when_it_is_read_again(MrcMode mode)
    {
        string path = MrcWriterTests.NewPath();
        var random = new Random(3);
        float[][] sections = [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, Width * Height).Select(_ => 1e5f * random.NextSingle() - 4e4f).ToArray())];
        // What no mode keeps as it is.
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0.5f, 1e-7f];
        odd.CopyTo(sections[1].AsSpan());
        using var writer = MrcWriter.Create(path, new(Width, Height, Count, mode, null));
        foreach (int section in new[] { 2, 0, 1 })
        {
            Assert.Throws<InvalidOperationException>(() => writer.ContentHash);
            writer.Write(section, sections[section]);
        }
        var hash = writer.ContentHash;
        writer.Complete();
        Assert.Equal(hash, writer.ContentHash);
        Assert.Equal(hash, Of(path));
    }

    [Fact]
    public void Neither_the_header_nor_a_mode_that_keeps_the_values_changes_the_hash()
    {
        var plain = Hash(new(2, 2, 1, MrcMode.Int16, null));
        Assert.Equal(plain, Hash(new(2, 2, 1, MrcMode.Float32, Length.FromAngstroms(3)) { Labels = ["other"] }));
        Assert.Equal(plain, Hash(new(2, 2, 1, MrcMode.Float16, null)));

        static ContentHash Hash(MrcOutput output)
        {
            using var writer = MrcWriter.Create(MrcWriterTests.NewPath(), output);
            writer.Write(0, [1, 2, -3, 4]);
            return writer.ContentHash;
        }
    }

    [Fact]
    public void A_label_that_is_known_late_stands_after_the_others()
    {
        string path = MrcWriterTests.NewPath();
        using (var writer = Written(path, 1))
        {
            writer.AddLabel(Record);
            Assert.Throws<InvalidOperationException>(() => writer.AddLabel("one more"));
            writer.Complete();
            Assert.Throws<InvalidOperationException>(() => writer.AddLabel("too late"));
        }
        using var reader = MrcReader.Open(path);
        Assert.Equal(["Thon: flip", Record], reader.Labels);
    }

    [Fact]
    public void An_announced_label_may_stay_away()
    {
        string path = MrcWriterTests.NewPath();
        using (var writer = Written(path, 2)) writer.Complete();
        using var reader = MrcReader.Open(path);
        Assert.Equal(["Thon: flip"], reader.Labels);
    }

    [Fact]
    public void Late_labels_that_cannot_fit_show_at_once()
    {
        string path = MrcWriterTests.NewPath();
        string[] nine = [.. Enumerable.Range(0, 9).Select(i => $"label {i}")];
        Assert.Throws<ArgumentException>(() => MrcWriter.Create(path, new(1, 1, 1, MrcMode.Float32, null) { Labels = nine, LateLabels = 2 }));
        using var writer = Written(path, 1);
        Assert.Throws<ArgumentException>(() => writer.AddLabel(" "));
        Assert.Throws<ArgumentException>(() => writer.AddLabel(new string('x', 81)));
        writer.AddLabel(Record);
    }

    [Fact]
    public void A_stack_and_the_text_beside_it_appear_together_or_not_at_all()
    {
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "a.mrc"), text = stack + ".json", other = Path.Combine(folder, "b.json");
        TextFile[] beside = [new(text, "Å 1\n", Overwrite.Refuse), new(other, "2", Overwrite.Refuse)];
        File.WriteAllText(other, "quicker");
        using (var writer = Written(stack, 0))
            Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => MrcWriter.CompleteAll([writer], beside)).Findings[0].Code);
        Assert.Equal([other], Directory.GetFiles(folder));
        using (var writer = Written(stack, 0))
            MrcWriter.CompleteAll([writer], [beside[0], beside[1] with { Overwrite = Overwrite.Replace }]);
        Assert.Equal([stack, text, other], Directory.GetFiles(folder).Order(StringComparer.Ordinal));
        Assert.Equal("Å 1\n"u8.ToArray(), File.ReadAllBytes(text));
        Assert.Equal("2", File.ReadAllText(other));
    }

    [Fact]
    public void No_text_is_written_beside_a_stack_that_lacks_a_section()
    {
        string folder = Repository.TemporaryFolder(), stack = Path.Combine(folder, "a.mrc");
        using (var writer = MrcWriter.Create(stack, new(1, 1, 1, MrcMode.Float32, null)))
            Assert.Throws<InvalidOperationException>(() => MrcWriter.CompleteAll([writer], [new(stack + ".json", "1", Overwrite.Refuse)]));
        Assert.Empty(Directory.GetFiles(folder));
    }

    /// <summary>The hash of a file, read section by section.</summary>
    internal static ContentHash Of(string path)
    {
        using var reader = MrcReader.Open(path);
        return ContentHash.OfStack(reader.Width, reader.Height, Enumerable.Range(0, reader.Count).Select(section => ContentHash.OfSection(MrcWriterTests.Read(reader, section))));
    }

    private static MrcWriter Written(string path, int late)
    {
        var writer = MrcWriter.Create(path, new(1, 1, 1, MrcMode.Float32, null) { Labels = ["Thon: flip"], LateLabels = late });
        writer.Write(0, [1]);
        return writer;
    }
}
