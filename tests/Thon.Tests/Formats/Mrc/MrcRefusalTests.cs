using CsCheck;
using Thon.Findings;
using Thon.Formats.Mrc;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

public sealed class MrcRefusalTests
{
    [Theory, InlineData(3), InlineData(4), InlineData(101), InlineData(5), InlineData(-1), InlineData(int.MaxValue)]
    public void Modes_that_are_no_images_are_refused_by_name(int mode)
    {
        var finding = Refusal(new MrcBytes(mode, 2, 2, 1).Bytes(new byte[32]).ToArray());
        Assert.Equal("mrc-mode", finding.Code);
        Assert.Contains($"mode {mode}", finding.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1), InlineData(1, -1, 1), InlineData(1, 1, int.MinValue), InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Absurd_sizes_are_refused(int nx, int ny, int nz) =>
        Assert.Equal("mrc-size", Refusal(new MrcBytes(2, nx, ny, nz).Bytes(new byte[64]).ToArray()).Code);

    [Theory, InlineData(46340, 46340, int.MaxValue), InlineData(65536, 16384, 4), InlineData(3, 3, 1)]
    public void Files_shorter_than_their_header_says_are_refused(int nx, int ny, int nz)
    {
        var finding = Refusal(new MrcBytes(2, nx, ny, nz).Bytes(new byte[35]).ToArray());
        Assert.Equal("mrc-truncated", finding.Code);
        Assert.Equal("1059 bytes", finding.Found);
        Assert.StartsWith($"{1024 + 4 * (Int128)nx * ny * nz} bytes", finding.Expected, StringComparison.Ordinal);
    }

    [Theory, InlineData(-1, "mrc-extended-header"), InlineData(int.MaxValue, "mrc-truncated")]
    public void Absurd_extended_headers_are_refused(int bytes, string code) =>
        Assert.Equal(code, Refusal(new MrcBytes(0, 1, 1, 1).Int(92, bytes).Bytes(1).ToArray()).Code);

    [Theory, InlineData(0, "mrc-empty"), InlineData(1, "mrc-truncated"), InlineData(1023, "mrc-truncated"), InlineData(5000, "mrc-not-mrc")]
    public void Files_without_a_header_are_refused(int bytes, string code) => Assert.Equal(code, Refusal(new byte[bytes]).Code);

    [Fact]
    public void All_errors_of_a_header_are_listed_at_once()
    {
        var thrown = Assert.Throws<BadInputException>(() => MrcReader.Open(new MrcBytes(4, -2, 2, 1).Int(92, -7).Save()));
        Assert.Equal(["mrc-size", "mrc-extended-header", "mrc-mode"], thrown.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        string folder = Repository.TemporaryFolder();
        Assert.Equal("file-is-folder", Refusal(folder).Code);
        Assert.Equal("file-not-found", Refusal(Path.Combine(folder, "none.mrc")).Code);
        Assert.Equal("file-not-found", Refusal(Path.Combine(folder, "none", "none.mrc")).Code);
        Assert.Equal("file-unreadable", Refusal("").Code);
    }

    [Fact]
    public void A_file_without_read_permission_is_refused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "the superuser may read every file");
        string path = new MrcBytes(0, 1, 1, 1).Bytes(1).Save();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal("file-no-permission", Refusal(path).Code);
    }

    [Fact]
    public void A_file_that_shrinks_after_it_was_opened_is_a_finding()
    {
        string path = new MrcBytes(1, 2, 1, 2).Words(1, 2, 3, 4).Save();
        using var reader = MrcReader.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(1028);
        reader.Read(0, new float[2]);
        var thrown = Assert.Throws<BadInputException>(() => reader.Read(1, new float[2]));
        Assert.Equal("section 1", thrown.Findings[0].Place);
    }

    [Fact]
    public void No_bytes_whatever_raise_anything_but_a_finding()
    {
        string path = MrcBytes.Save([]);
        byte[] whole = new MrcBytes(1, 4, 4, 2).Words(new int[32]).ToArray();
        var mutations = Gen.Select(Gen.Int[0, 255].Select(word => word * 4), Gen.OneOf(Gen.Int, Gen.Int[-2, 8])).Array[1, 4];
        Gen.OneOf(mutations.Select(changes => Mutated(whole, changes)), Gen.Byte.Array[0, 1100]).Sample(
            bytes =>
            {
                File.WriteAllBytes(path, bytes);
                try
                {
                    using var reader = MrcReader.Open(path);
                    reader.Read(reader.Count - 1, new float[reader.Width * reader.Height]);
                }
                catch (BadInputException e)
                {
                    Assert.True(e.Findings.HasErrors);
                }
            },
            iter: 1000,
            threads: 1);
    }

    private static byte[] Mutated(byte[] bytes, (int Offset, int Word)[] changes)
    {
        byte[] mutated = [.. bytes];
        foreach (var (offset, word) in changes) BitConverter.TryWriteBytes(mutated.AsSpan(offset), word);
        return mutated;
    }

    private static Finding Refusal(byte[] bytes) => Refusal(MrcBytes.Save(bytes));

    private static Finding Refusal(string path)
    {
        var thrown = Assert.Throws<BadInputException>(() => MrcReader.Open(path));
        return thrown.Findings.First(finding => finding.Severity == Severity.Error);
    }
}
