using System.Diagnostics;
using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Formats.Tiff;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Formats.Tiff;
using Xunit;

namespace Thon.Tests.Formats;

public sealed class SectionFileTests
{
    [Fact]
    public void The_reader_is_chosen_by_what_the_file_holds_not_by_its_name()
    {
        using var mrc = SectionFile.Open(Named("stack.tif", new MrcBytes(0, 1, 1, 1).Bytes(1).ToArray()));
        Assert.IsType<MrcReader>(mrc);
        using var old = SectionFile.Open(Named("stack", new MrcBytes(0, 1, 1, 1).Text(208, "\0\0\0\0").Bytes(1).ToArray()));
        Assert.IsType<MrcReader>(old);
        using var tiff = SectionFile.Open(Named("stack.mrc", TiffFiles.ByHand(true, 1, 1, 8, 1, [7])));
        Assert.IsType<TiffReader>(tiff);
    }

    [Theory]
    [InlineData("1F8B08", "gzip"), InlineData("894844460D0A1A0A", "HDF5"), InlineData("0000000400000000", "DM4")]
    [InlineData("00000003000010000000000101", "DM3"), InlineData("89504E470D0A1A0A", "PNG"), InlineData("2320737461", "neither")]
    public void Other_formats_are_refused_by_name(string start, string name)
    {
        var finding = Refusal([.. Convert.FromHexString(start), .. new byte[2000]]);
        Assert.Equal("image-format", finding.Code);
        Assert.Contains(name, finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void An_electron_event_movie_is_refused_by_name() =>
        Assert.Contains("EER", Refusal(TiffFiles.ByHand(false, 2, 2, 1, 1, new byte[8], compression: 65001)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_and_a_text_are_refused()
    {
        Assert.Equal("image-empty", Refusal([]).Code);
        Assert.Equal("image-format", Refusal(Encoding.ASCII.GetBytes("TiltAngle = 3\n")).Code);
    }

    [Fact]
    public async Task A_pipe_is_told_and_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes");
        string pipe = Path.Combine(Repository.TemporaryFolder(), "stack.mrc");
        using (var make = Process.Start("mkfifo", pipe)) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        var refused = await Task.Run(() => Assert.Throws<BadInputException>(() => SectionFile.Open(pipe).Dispose()), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal("image-empty", Assert.Single(refused.Findings).Code);
    }

    private static string Named(string name, byte[] bytes)
    {
        string path = Path.Combine(Repository.TemporaryFolder(), name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static Finding Refusal(byte[] bytes) =>
        Assert.Throws<BadInputException>(() => SectionFile.Open(Named("stack.mrc", bytes)).Dispose()).Findings.First(finding => finding.Severity == Severity.Error);

    [Fact]
    public void A_BigTIFF_whose_directory_counts_less_than_nothing_is_refused()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "damaged.tif");
        byte[] bytes = [(byte)'I', (byte)'I', 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)255, 8), .. new byte[64]];
        File.WriteAllBytes(path, bytes);
        Assert.Throws<BadInputException>(() => SectionFile.Open(path));
    }
}
