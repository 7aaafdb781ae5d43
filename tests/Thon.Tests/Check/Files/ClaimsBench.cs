using System.Collections.Immutable;
using System.Globalization;
using Thon.Check.Files;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Check.Files;

/// <summary>What the files of a series in order say: seven tilts in dose-symmetric order, sorted by angle in the stack, with an mdoc, a STAR file and a list of angles. A test breaks one thing.</summary>
internal static class ClaimsBench
{
    public const string Stack = "TS_01.mrc", Star = "TS_01.star", Mdoc = "TS_01.mrc.mdoc";

    public static readonly ImmutableArray<double> Angles = [-45, -30, -15, 0, 15, 30, 45];

    /// <summary>The order of acquisition: 0, 15, -15, 30 and so on.</summary>
    public static readonly ImmutableArray<int> Places = [6, 4, 2, 0, 1, 3, 5];

    public static int Count => Angles.Length;

    /// <summary>Claims without a fault.</summary>
    public static FileClaims Good => With(Section, Row);

    /// <summary>Claims whose mdoc and rows are what the functions make of each section.</summary>
    public static FileClaims With(Func<int, string> section, Func<int, TiltDescription> row, string title = "Tilt axis angle = 85.3")
    {
        var mdoc = MdocOf(string.Concat(Enumerable.Range(0, Count).Select(section)), title);
        return new(new NamedStack(Stack, Count))
        {
            Mdoc = mdoc,
            Sections = mdoc.Sections,
            Descriptions = [StarOf([.. Enumerable.Range(0, Count).Select(row)])],
            AngleLists = [new("TS_01.tlt", Degrees(Angles))],
            Series = Series([.. Enumerable.Range(0, Count).Select(Tilt)]),
            Axes = [Angle.FromDegrees(85.3)],
            Hands = [Hand.Plus],
        };
    }

    /// <summary>Claims of an mdoc that the function writes.</summary>
    public static FileClaims WithSections(Func<int, string> section) => With(section, Row);

    /// <summary>Claims of rows that the function makes.</summary>
    public static FileClaims WithRows(Func<int, TiltDescription> row) => With(Section, row);

    /// <summary>Claims of a STAR file changed as a whole.</summary>
    public static FileClaims WithStar(Func<SeriesDescription, SeriesDescription> change) => Good with { Descriptions = [change(Good.Descriptions[0])] };

    /// <summary>Claims of a series with other exposures.</summary>
    public static FileClaims WithDoses(Func<int, double> dose) => Good with { Series = Series([.. Enumerable.Range(0, Count).Select(i => Tilt(i) with { Dose = new Dose(dose(i)) })]) };

    public static string Section(int i) => Text(
        $"[ZValue = {i}]\nTiltAngle = {Angles[i]}\nExposureDose = 3\nPriorRecordDose = {3 * Places[i]}\nTargetDefocus = -3.5\nRotationAngle = 175.3\nDateTime = 30-Nov-2015  15:{10 + Places[i]}:00\nSubFramePath = D:\\frames\\TS_01_{i:000}.tif\n");

    public static TiltDescription Row(int i) => new(
        i, i, Text($"{i + 1:000000}@{Stack}"), Text($"frames/TS_01_{i:000}.tif"), Angle.FromDegrees(Angles[i]), new Dose(3 * Places[i]), new Dose(3), Length.FromMicrometers(3.5), Fitted(34500));

    public static DefocusEstimate Fitted(double angstroms, double phaseDegrees = 0) => new(Defocus.Round(new(angstroms)), Angle.FromDegrees(phaseDegrees));

    public static MdocFile MdocOf(string sections, string title = "Tilt axis angle = 85.3") =>
        MdocFile.Decode($"PixelSpacing = 2.5\nVoltage = 300\nImageFile = {Stack}\n[T = {title}]\n{sections}", Mdoc);

    public static SeriesDescription StarOf(ImmutableArray<TiltDescription> rows) => new(Star, "TS_01", rows, FindingList.Empty)
    {
        Voltage = Voltage.FromKilovolts(300),
        SphericalAberration = Length.FromMillimeters(2.7),
        AmplitudeContrast = 0.07,
        PixelSize = new Length(2.5),
        TiltAxis = Angle.FromDegrees(85.3),
        Hand = Hand.Plus,
    };

    public static Tilt Tilt(int i) => new(i, Angle.FromDegrees(Angles[i]), new Dose(3 * Places[i]), new Dose(3), Fitted(34500), Length.FromMicrometers(3.5), Places[i]);

    public static TiltSeries Series(ImmutableArray<Tilt> tilts) => new(
        "TS_01", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), new(Angle.FromDegrees(85.3), Hand.Plus), tilts, DataType.Raw);

    public static ImmutableArray<Angle> Degrees(IEnumerable<double> degrees) => [.. degrees.Select(Angle.FromDegrees)];

    /// <summary>The one finding of claims with one fault.</summary>
    public static Finding Only(FileClaims claims, string code, Severity severity)
    {
        var finding = Assert.Single(FileChecks.Run(claims));
        Assert.Equal((code, severity), (finding.Code, finding.Severity));
        return finding;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stack of which nobody reads an image.</summary>
    internal sealed record NamedStack(string Name, int Count, params string[] Lines) : ISectionFile
    {
        public long Bytes => 0;

        public int Width => 64;

        public int Height => 48;

        public Length? PixelSize => new Length(2.5);

        public IReadOnlyList<string> Labels => Lines;

        public FindingList Findings => FindingList.Empty;

        public void Read(int section, Span<float> pixels) => throw new InvalidOperationException("files are checked without images");

        public void Dispose()
        {
        }
    }
}
