using System.Text;
using Thon.Findings;
using Thon.Formats.Mdoc;
using Xunit;

namespace Thon.Tests.Formats.Mdoc;

/// <summary>Mdocs that are wrong in one way each: a finding names it, and nothing else goes wrong.</summary>
public sealed class MalformedMdocTests
{
    private const string Head = "PixelSpacing = 2\n\n[T =     Tilt axis angle = 85, binning = 1]\n\n";

    [Theory]
    [InlineData("", "mdoc-no-sections")]
    [InlineData("PixelSpacing = 2\n[T = title]\n", "mdoc-no-sections")]
    [InlineData("[MontSection = 0]\nX = 1\n", "mdoc-no-images")]
    [InlineData("[ZValue = zero]\nTiltAngle = 1\n", "mdoc-no-images")]
    [InlineData("[ZValue = 0]\nTiltAngle = NaN\n", "mdoc-tilt-angle")]
    [InlineData("[ZValue = 0]\nTiltAngle = 3,5\n", "mdoc-tilt-angle")]
    [InlineData("[ZValue = 0]\nTiltAngle = 1\0\n", "text-unreadable")]
    public void What_cannot_be_used_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => MdocDescription.Of(MdocFile.Decode(text, "x.mdoc"))).Findings[^1].Code);

    [Theory]
    [InlineData("[ZValue = 0]\nTiltAngle = 1\n[ZValue = 0]\nTiltAngle = 2\n", "mdoc-section-repeated")]
    [InlineData("[ZValue = 0]\nTiltAngle = 1\n[ZValue = 2]\nTiltAngle = 2\n", "mdoc-zvalues")]
    [InlineData("[ZValue = 0]\nDateTime = 24.12.2023 15:21:38\n", "mdoc-date")]
    [InlineData("[ZValue = 0]\nDateTime = 24-Dez-2023  15:21:38\n", "mdoc-date")]
    [InlineData("[ZValue = 0]\nDateTime = 24-Dec-2023  03:21:38 PM\n", "mdoc-date")]
    [InlineData("[ZValue = 0]\nExposureDose = NaN\n", "mdoc-number")]
    [InlineData("TiltAngle = 3\n[ZValue = 0]\nTiltAngle = 1\n", "mdoc-early-key")]
    [InlineData("[ZValue = 0]\nTiltAngle = 1\nTiltAngle is 1\n", "mdoc-line")]
    [InlineData("[ZValue = 0]\nTiltAngle = 1\n[ZValue = -1]\nTiltAngle = 1\n", "mdoc-zvalue")]
    [InlineData("[ZValue = 0]\nDateTime = 24-Dec-23  15:21:38\n[ZValue = 1]\nDateTime = 24-Dec-23  15:21:38\n[ZValue = 2]\nDateTime = 24-Dec-23  15:21:39\n", "mdoc-dates-repeated")]
    public void What_can_be_passed_over_is_told(string text, string code) =>
        Assert.Equal(code, Assert.Single(MdocDescription.Of(MdocFile.Decode(Head + text, "x.mdoc")).Findings).Code);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_of_any_machine_and_a_missing_last_one_are_no_quirk(string end)
    {
        string text = (Head + "[ZValue = 0]\nTiltAngle = 1").Replace("\n", end);
        var mdoc = MdocFile.Decode(text, "x.mdoc");
        Assert.Empty(mdoc.Findings);
        Assert.Equal((1.0, text), (Math.Round(mdoc.Sections[0].TiltAngle!.Value.Degrees, 9), mdoc.Encode()));
    }

    [Fact]
    public void A_file_in_UTF_16_with_its_mark_is_read_and_one_without_is_refused()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "x.mdoc");
        File.WriteAllText(path, Head + "[ZValue = 0]\nTiltAngle = 1\n", Encoding.Unicode);
        Assert.Equal(2, MdocFile.Read(path).PixelSpacing!.Value.Angstroms);
        File.WriteAllBytes(path, Encoding.Unicode.GetBytes(Head));
        Assert.Equal("text-unreadable", Assert.Throws<BadInputException>(() => MdocFile.Read(path)).Findings[0].Code);
    }

    [Fact]
    public void A_title_without_its_key_is_told() =>
        Assert.Equal("mdoc-line", Assert.Single(MdocFile.Decode("[SerialEM: Krios]\n[ZValue = 0]\nTiltAngle = 1\n", "x.mdoc").Findings).Code);
}
