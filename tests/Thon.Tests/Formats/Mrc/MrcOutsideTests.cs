using System.Diagnostics;
using System.Runtime.InteropServices;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

/// <summary>Judged from outside: CCP-EM's mrcfile on what is written, real files on what is read.</summary>
public sealed class MrcOutsideTests
{
    // The system's Python, where the package python3-mrcfile installs.
    private const string Python = "/usr/bin/python3";

    [Theory, InlineData(MrcMode.Int16, 5), InlineData(MrcMode.Float32, 5), InlineData(MrcMode.Float16, 5), InlineData(MrcMode.Float32, 1)]
    public void Mrcfile_finds_nothing_wrong_with_what_is_written_and_reads_the_same_pixels(MrcMode mode, int count)
    {
        string path = MrcWriterTests.NewPath();
        float[][] sections = [.. Enumerable.Range(0, count).Select(section => Small(61 * 47, section))];
        MrcWriterTests.Write(path, new MrcOutput(61, 47, count, mode, Length.FromAngstroms(2.62)) { Labels = ["Thon: flip"] }, sections);
        string dump = path + ".dump";
        string said = Run($"""
            import io, mrcfile
            said = io.StringIO()
            valid = mrcfile.validate('{path}', print_file=said) or said.getvalue()
            with mrcfile.open('{path}') as m:
                m.data.astype('<f4').tofile('{dump}')
                print(valid, '%.4f' % m.voxel_size.x, '%.4f' % m.voxel_size.z, int(m.header.ispg), [label.strip() for label in m.get_labels()])
            """);
        Assert.Equal("True 2.6200 2.6200 0 ['Thon: flip']", said.Trim());
        Assert.Equal(sections.SelectMany(section => section), MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(dump)).ToArray());
    }

    [Fact]
    public void A_header_whose_sampling_differs_from_its_size_gives_the_pixel_size_of_its_cell()
    {
        using var reader = MrcReader.Open(Repository.Shared("data/images/header_mx_differs_from_nx.mrc"));
        Assert.Equal(1.0, reader.PixelSize?.Angstroms);
        Assert.Contains(reader.Findings, finding => finding.Code == "mrc-sampling");
        StatisticsAgreeWithTheHeader(reader);
    }

    [Fact]
    public void A_stack_without_pixel_size_says_so()
    {
        using var reader = MrcReader.Open(Repository.Shared("data/images/binned_tilts_no_pixel_size.mrc"));
        Assert.Equal((232, 240, 4), (reader.Width, reader.Height, reader.Count));
        Assert.Null(reader.PixelSize);
        Assert.Equal("mrc-no-pixel-size", Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public void A_film_micrograph_of_words_is_read()
    {
        using var reader = MrcReader.Open(Repository.Shared("data/images/film_micrograph_mic006.mrc"));
        Assert.Equal((2635, 2991, 1, MrcMode.Int16), (reader.Width, reader.Height, reader.Count, reader.Header.Mode));
        Assert.Equal(2.82, reader.PixelSize!.Value.Angstroms, 5);
        // The first pixels of the file, as mrcfile reads them.
        Assert.Equal([212, 215, 221, 168], MrcWriterTests.Read(reader, 0)[..4]);
        StatisticsAgreeWithTheHeader(reader);
    }

    // mrcfile 1.4.3 sums halves in half precision when it checks the statistics; larger numbers would overflow there.
    private static float[] Small(int count, int section) => [.. Enumerable.Range(0, count).Select(i => (float)(i % 4 + section % 2))];

    private static void StatisticsAgreeWithTheHeader(MrcReader reader)
    {
        // Programs sum in single precision; seven million pixels leave four to five digits.
        const double singlePrecisionSums = 1e-4;
        var statistics = Statistics.Of(MrcWriterTests.Read(reader, 0));
        Assert.Equal(reader.Header.Minimum, (float)statistics.Minimum);
        Assert.Equal(reader.Header.Maximum, (float)statistics.Maximum);
        Assert.Equal(1, statistics.Mean / reader.Header.Mean, singlePrecisionSums);
        Assert.Equal(1, statistics.StandardDeviation / reader.Header.RootMeanSquare, singlePrecisionSums);
    }

    private static string Run(string script)
    {
        Assert.SkipUnless(File.Exists(Python), $"no {Python}");
        var start = new ProcessStartInfo(Python, ["-c", "try:\n import mrcfile\nexcept ImportError:\n raise SystemExit(77)\n" + script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(process.ExitCode == 77, "the Debian package python3-mrcfile is not installed");
        Assert.True(process.ExitCode == 0, said + errors.Result);
        return said;
    }
}
