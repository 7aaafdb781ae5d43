using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>The order of acquisition and the exposures before each image, as far as an mdoc tells them.</summary>
/// <param name="Places">Place of each image in the order of acquisition, from 0; empty where it is not known.</param>
/// <param name="Before">Exposure before each image; empty where it is not known.</param>
/// <param name="Findings">What was passed over.</param>
internal sealed record MdocExposures(ImmutableArray<int> Places, ImmutableArray<Dose> Before, FindingList Findings)
{
    /// <summary>The exposures of images.</summary>
    /// <param name="images">The images in the order of the file.</param>
    /// <param name="name">Where they come from, for messages.</param>
    internal static MdocExposures Of(ImmutableArray<MdocSection> images, string name)
    {
        var (prior, doubt) = Prior(images, name);
        var (dated, tied) = Dated(images, name);
        ImmutableArray<int> places = dated.IsEmpty ? Ranked(prior) : dated;
        return new(places, prior.IsEmpty ? Added(images, dated) : prior, FindingList.Of(new[] { doubt, tied }.OfType<Finding>()));
    }

    // Zero before every image of a series is what programs write that do not count.
    private static (ImmutableArray<Dose> Before, Finding? Doubt) Prior(ImmutableArray<MdocSection> images, string name)
    {
        ImmutableArray<Dose> known = [.. images.Select(image => image.PriorRecordDose).OfType<Dose>()];
        if (known.Length == images.Length && (known.Length == 1 || known.Any(dose => dose != Dose.None))) return (known, null);
        string found = known.Length < images.Length ? $"PriorRecordDose of {known.Length} of {images.Length} images" : "PriorRecordDose 0 of every image";
        return ([], known.IsEmpty ? null : Finding.Warning("mdoc-prior-dose", name, null, found, "that of every image", "It is not used."));
    }

    // DateTime counts whole seconds.
    private static (ImmutableArray<int> Places, Finding? Doubt) Dated(ImmutableArray<MdocSection> images, string name)
    {
        DateTime[] dates = [.. images.Select(image => image.Acquired).OfType<DateTime>()];
        int distinct = dates.Distinct().Count();
        if (dates.Length < images.Length || distinct < 2) return ([], null);
        var tied = distinct == dates.Length ? null : Finding.Warning(
            "mdoc-dates-repeated", name, null, $"{dates.Length - distinct} images of the same second as another", "every image at its own time",
            "Among them the order of the file is taken.");
        return (DoseOrder.Ranks([.. dates.Select(date => (double)date.Ticks)]), tied);
    }

    private static ImmutableArray<int> Ranked(ImmutableArray<Dose> prior) =>
        prior.Length > 1 && prior.Distinct().Count() == prior.Length ? DoseOrder.Ranks([.. prior.Select(dose => dose.ElectronsPerSquareAngstrom)]) : [];

    private static ImmutableArray<Dose> Added(ImmutableArray<MdocSection> images, ImmutableArray<int> dated)
    {
        Dose[] each = [.. images.Select(image => image.ExposureDose).OfType<Dose>()];
        return dated.IsEmpty || each.Length < images.Length ? [] : DoseHistory.Accumulate(each, dated).Before;
    }
}
