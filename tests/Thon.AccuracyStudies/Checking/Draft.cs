using System.Collections.Immutable;
using Thon.Formats.Mdoc;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Simulate;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.Checking;

/// <summary>The files of a series before they are written, in which a fault can be planted.</summary>
/// <param name="Series">The series as the STAR file has it; the truth, until something is changed.</param>
/// <param name="Images">The images, in the order of the stack.</param>
/// <param name="Mdoc">The mdoc.</param>
/// <param name="Header">Pixel size in the stack's header.</param>
/// <param name="Stated">The options of the command.</param>
internal sealed record Draft(TiltSeries Series, ImmutableArray<Image> Images, MdocFile Mdoc, Length Header, MetadataOptions Stated)
{
    /// <summary>Whether the STAR file is given to the check, with its defoci.</summary>
    public bool HasStar { get; init; }

    /// <summary>Changes the text of the STAR file where the series cannot hold what is to stand there.</summary>
    public Func<string, string> StarText { get; init; } = text => text;

    /// <summary>How the pixels are kept.</summary>
    public MrcMode Mode { get; init; } = MrcMode.Int16;

    /// <summary>What a microscope and an alignment would have left of a series, all of it right.</summary>
    public static Draft Of(TiltSeries truth, ImmutableArray<Image> images) => new(
        truth, images, SimulatedMdoc.Of(truth, truth.Name + ".mrc"), truth.PixelSize,
        new MetadataOptions { SphericalAberration = truth.Microscope.SphericalAberration, Hand = truth.Geometry!.Hand, TiltAxis = truth.Geometry.Axis });

    /// <summary>Writes the files into a folder.</summary>
    /// <returns>The stack's path, and the options with the STAR file where it is given.</returns>
    public (string Stack, MetadataOptions Options) Write(string folder)
    {
        string stack = Path.Combine(folder, Series.Name + ".mrc"), star = Path.Combine(folder, Series.Name + ".star");
        using (var writer = MrcWriter.Create(stack, new(Images[0].Width, Images[0].Height, Images.Length, Mode, Header)))
        {
            for (int section = 0; section < Images.Length; section++) writer.Write(section, Images[section].Pixels);
            writer.Complete();
        }

        Mdoc.Write(stack + ".mdoc");
        if (!HasStar) return (stack, Stated);
        File.WriteAllText(star, StarText(TiltSeriesStar.Encode(Series, stack, star).Encode()));
        return (stack, Stated with { Ctf = star });
    }

    /// <summary>The draft with another mdoc: every section changed.</summary>
    public Draft WithSections(Func<MdocSection, int, MdocSection> change) => this with { Mdoc = Mdoc with { Sections = [.. Mdoc.Sections.Select(change)] } };

    /// <summary>The draft with an mdoc whose sections state other angles.</summary>
    public Draft WithAngles(IReadOnlyList<Angle> angles) => WithSections((section, i) => Set(section, "TiltAngle", angles[i].Degrees));

    /// <summary>A section with another value of a key.</summary>
    public static MdocSection Set(MdocSection section, string key, double value) => Set(section, key, FormattableString.Invariant($"{value:0.######}"));

    /// <summary>A section with another value of a key.</summary>
    public static MdocSection Set(MdocSection section, string key, string value) =>
        section with { Entries = [.. section.Entries.Select(entry => entry.Key == key ? MdocEntry.Pair(key, value) : entry)] };
}
