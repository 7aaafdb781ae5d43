using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Ctffind;
using Thon.Formats.Imod;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats;

/// <summary>Files of other programs, as they are found in the wild: each is read, or refused with a reason.</summary>
public sealed class OutsideDataTests
{
    [Theory]
    [InlineData("images", ".mrc")]
    [InlineData("images", ".tif")]
    [InlineData("mdoc", ".mdoc")]
    [InlineData("star", ".star")]
    [InlineData("defocus", ".defocus")]
    [InlineData("tlt_xf", ".tlt")]
    [InlineData("tlt_xf", ".rawtlt")]
    [InlineData("tlt_xf", ".xtilt")]
    [InlineData("tlt_xf", ".xf")]
    [InlineData("tlt_xf", ".edf")]
    [InlineData("ctffind", ".txt")]
    [InlineData("aretomo", "_CTF.txt")]
    [InlineData("warp", ".tomostar")]
    public void Every_file_is_read_or_refused_with_a_reason(string folder, string ending)
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Shared("data/" + folder)).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Order()];
        Assert.NotEmpty(files);
        foreach (string file in files)
            try
            {
                Read(file, ending);
            }
            catch (BadInputException refusal)
            {
                Assert.All(refusal.Findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Found)));
                TestContext.Current.SendDiagnosticMessage($"refused: {refusal.Findings[0]}");
            }
    }

    private static void Read(string file, string ending)
    {
        switch (ending)
        {
            case ".mrc" or ".tif":
                using (var stack = SectionFile.Open(file)) stack.Read(stack.Count - 1, new float[stack.Width * stack.Height]);
                break;
            case ".mdoc":
                Assert.NotEmpty(MdocFile.Read(file).Sections);
                break;
            case ".star" or ".tomostar":
                Assert.NotEmpty(StarFile.Read(file).Blocks);
                break;
            case ".defocus":
                Assert.NotEmpty(ImodDefocusFile.Read(file).Rows);
                break;
            case ".tlt" or ".rawtlt" or ".xtilt":
                Assert.NotEmpty(ImodAngles.Read(file));
                break;
            case ".edf":
                Assert.NotNull(EtomoFile.Read(file).DatasetName);
                break;
            case ".xf":
                Assert.NotEmpty(ImodTransforms.Read(file));
                break;
            default:
                Assert.NotEmpty(CtffindTable.Read(file).Rows);
                break;
        }
    }
}
