using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Formats.Star;
using Thon.Imaging;

namespace Thon.Pipeline.Metadata;

/// <summary>Everything the values of a series may come from, opened once.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Options">What the user states.</param>
/// <param name="Needs">What must be there in the end.</param>
/// <param name="Mdoc">The mdoc, or null.</param>
/// <param name="Sections">The mdoc's section of each image, in the order of the stack; empty where there is none or they do not match.</param>
/// <param name="Ctf">The file with the defoci, or null.</param>
/// <param name="Rows">Its row of each image, in the order of the stack; empty before they are matched, or where they do not match.</param>
internal sealed record MetadataSources(
    ISectionSource Stack,
    MetadataOptions Options,
    MetadataNeeds Needs,
    MdocFile? Mdoc,
    ImmutableArray<MdocSection> Sections,
    SeriesDescription? Ctf,
    ImmutableArray<TiltDescription> Rows)
{
    internal int Count => Stack.Count;

    internal string SeriesName => Path.GetFileNameWithoutExtension(Stack.Name);

    internal string StackSource => $"header of {Path.GetFileName(Stack.Name)}";

    internal string MdocSource => $"mdoc {Path.GetFileName(Mdoc?.Name)}";

    internal string CtfSource => Path.GetFileName(Ctf?.FileName) ?? string.Empty;

    /// <summary>Whether there is an mdoc that cannot be read or whose sections do not match the images; that has been reported.</summary>
    internal bool IsMdocUnusable { get; private init; }

    /// <summary>Whether a file with the defoci is named that cannot be read; that has been reported, and what it would have told is not asked for besides.</summary>
    internal bool IsCtfUnusable { get; init; }

    /// <summary>The option that names the file with defoci and optics, where the stack has none of its own, such as a volume; null where its metadata are looked for.</summary>
    internal string? OpticsOption { get; init; }

    /// <summary>The word for one of its sections.</summary>
    internal string SectionWord => KnownOrder is null ? "image" : "frame";

    /// <summary>The word of <see cref="SectionWord"/> with its article.</summary>
    internal string ASection => KnownOrder is null ? "an image" : "a frame";

    /// <summary>The order of acquisition where it needs no finding out, as that of the frames of a movie; otherwise null.</summary>
    internal MetadataOrder? KnownOrder { get; init; }

    internal bool Need(MetadataNeeds need) => (Needs & need) != 0;

    internal static MetadataSources Open(ISectionSource stack, MetadataOptions options, MetadataNeeds needs, MetadataLedger ledger)
    {
        // The STAR file that names images of their own is their metadata; an mdoc beside it may be in another order.
        var named = (stack as TiltImageFiles)?.Description;
        string? path = named is null || options.Mdoc is not null ? MetadataMdoc.Find(stack.Name, options.Mdoc, ledger) : null;
        if (path is not null) ledger.Take(path);
        if (options.Ctf is not null) ledger.Take(options.Ctf);
        var mdoc = path is null ? null : ledger.Attempt(() => MdocFile.Read(path));
        ledger.Add(mdoc?.Findings ?? FindingList.Empty);
        string series = Path.GetFileNameWithoutExtension(stack.Name);
        var ctf = options.Ctf is { } file ? ledger.Attempt(() => MetadataCtfFile.Read(file, series, stack.Count, options.TiltAxis)) : named;
        ledger.Add(ctf?.Findings ?? FindingList.Empty);
        ImmutableArray<MdocSection> sections = mdoc is null ? [] : MetadataMdoc.Match(mdoc, stack.Count, ledger);
        return new(stack, options, needs, mdoc, sections, ctf, []) { IsMdocUnusable = path is not null && sections.IsEmpty, IsCtfUnusable = options.Ctf is not null && ctf is null };
    }
}
