using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Formats.AreTomo;
using Thon.Formats.Ctffind;
using Thon.Formats.Imod;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Thon.Formats.Text;
using Thon.Formats.Warp;
using Thon.Tilts;

namespace Thon.Formats.Dialects;

/// <summary>Reads metadata files of every dialect, told by what they hold, and writes them.</summary>
public static class DialectFiles
{
    // No stage tilts so far.
    private const double SteepestDegrees = 90;

    /// <summary>Reads a metadata file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">What it leaves to others to say.</param>
    /// <exception cref="BadInputException">No file of any dialect, or one that breaks its format.</exception>
    public static DialectFile Read(string path, DialectContext context)
    {
        string text = TextLines.ReadText(path);
        return MetadataKinds.Of(text, path) switch
        {
            MetadataKind.Star => OfStar(path, context),
            MetadataKind.Xml => OfWarp(path),
            MetadataKind.Mdoc => OfMdoc(MdocFile.Decode(text, path)),
            MetadataKind.Etomo => new(Dialect.Imod, ImodDescription.OfEdf(EtomoFile.Decode(text, path))),
            MetadataKind.Alignment => new(Dialect.AreTomo, AreTomoDescription.Of(AlnFile.Decode(text, path), context)),
            MetadataKind.Tilts => new(Dialect.AreTomo, AreTomoDescription.Of(AreTomoTilts.Decode(text, path))),
            MetadataKind.Fits => OfFits(CtffindTable.Decode(text, path), context),
            MetadataKind.Defocus => OfDefocus(ImodDefocusFile.Decode(text, path), context),
            MetadataKind.AreTomoDefocus => new(Dialect.AreTomo, AreTomoDescription.OfImod(text, path)),
            MetadataKind.Transforms => OfTransforms(ImodDescription.OfTransforms(ImodTransforms.Decode(text, path), context, path)),
            MetadataKind.XTilts => new(Dialect.Imod, ImodDescription.OfXTilts(ImodAngles.Decode(text, path), path)),
            MetadataKind.Angles => OfAngles(ImodDescription.OfAngles(ImodAngles.Decode(text, path), path)),
            _ => throw MetadataKinds.Refused(path, text.Length == 0 ? "an empty file" : "a text of another kind"),
        };
    }

    /// <summary>The files of a series in a dialect.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="series">The series.</param>
    /// <param name="sources">The files it came from: what nobody understands of those of the same dialect is written again.</param>
    public static DialectOutput Write(Dialect dialect, SeriesDescription series, IReadOnlyList<DialectFile> sources)
    {
        var own = sources.Where(file => file.Dialect == dialect).ToImmutableArray();
        var star = own.Select(file => file.Star).FirstOrDefault(file => file is not null);
        var named = SeriesFileName.Named(series);
        return dialect switch
        {
            Dialect.Thon => ThonWriter.Write(series),
            Dialect.Relion5 => Relion5Writer.Write(series, star),
            Dialect.Relion4 => Relion4Writer.Write(series, star),
            Dialect.Relion3 => Relion3Writer.Write(series, star),
            Dialect.Warp => WarpWriter.Write(named, own.Select(file => file.Xml).FirstOrDefault(xml => xml is not null), star),
            Dialect.AreTomo => AreTomoWriter.Write(named),
            Dialect.Imod => ImodWriter.Write(named),
            Dialect.Ctffind => CtffindWriter.Write(named),
            Dialect.Mdoc => MdocWriter.Write(named, own.Select(file => file.Mdoc).FirstOrDefault(mdoc => mdoc is not null)),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
        };
    }

    private static DialectFile OfStar(string path, DialectContext context)
    {
        var star = StarFile.Read(path);
        return TomostarFile.Is(star)
            ? new(Dialect.Warp, WarpDescription.Of(TomostarFile.Decode(star))) { Star = star }
            : StarDialect.Read(path, context.Series);
    }

    private static DialectFile OfWarp(string path)
    {
        XElement root = WarpXml.Read(path);
        return new(Dialect.Warp, WarpDescription.Of(WarpSeries.Decode(root, path))) { Xml = root };
    }

    private static DialectFile OfMdoc(MdocFile mdoc) => new(Dialect.Mdoc, MdocDescription.Of(mdoc)) { Mdoc = mdoc };

    private static DialectFile OfTransforms(SeriesDescription description) => new(Dialect.Imod, description) { UprightAxis = description.TiltAxis };

    // The lists hold the same kind of number; only the name tells refined angles from those of the stage.
    private static DialectFile OfAngles(SeriesDescription description) =>
        new(Dialect.Imod, description) { HasRefinedAngles = description.FileName.EndsWith(".tlt", StringComparison.OrdinalIgnoreCase) };

    // IMOD's own sense of the gradient holds where no flag of the file says otherwise.
    private static DialectFile OfDefocus(ImodDefocusFile file, DialectContext context)
    {
        if (file.Rows.FirstOrDefault(row => Math.Abs(row.MiddleAngle.Degrees) > SteepestDegrees) is { } steep)
            throw new BadInputException(Finding.Error(
                "defocus-angles", file.Name, $"view {steep.FirstView}", string.Create(CultureInfo.InvariantCulture, $"a tilt angle of {steep.MiddleAngle.Degrees:G6} degrees"), "one of a stage", "Check that the columns are those of IMOD."));
        return new(Dialect.Imod, ImodDescription.OfDefocus(file, context) with { Hand = file.Hand ?? Hand.Plus, TiltAxis = context.ImodAxis });
    }

    private static DialectFile OfFits(CtffindTable table, DialectContext context) =>
        table.Rows.Any(row => row.DefocusHand is not null) ? new(Dialect.AreTomo, AreTomoDescription.Of(table, context.AreTomoAxis)) : new(Dialect.Ctffind, CtffindDescription.Of(table));
}
