using System.Collections.Immutable;
using Thon.Formats.Mdoc;

namespace Thon.Pipeline.Metadata;

/// <summary>Finds the mdoc of a stack and matches its sections to the images, by ZValue and never by count alone.</summary>
internal static class MetadataMdoc
{
    private const string Advice = "Take the sections of images that are not in the stack out of the mdoc and number the rest from 0, "
        + "name another with --mdoc, or leave it out with --mdoc none.";

    internal static string? Find(string stack, string? option, MetadataLedger ledger)
    {
        if (option is not null) return option == MetadataOptions.NoMdoc ? null : option;
        string[] beside = Beside(stack);
        if (beside.Length > 1)
            ledger.Note(
                "mdoc-two", beside[0], null, $"{Path.GetFileName(beside[1])} lies beside it too", null,
                "The first is used; name the other with --mdoc if it is the right one.");
        return beside.FirstOrDefault();
    }

    /// <summary>The mdocs of a stack's name beside it, that of the whole name first.</summary>
    internal static string[] Beside(string stack) => [.. new[] { stack + ".mdoc", Path.ChangeExtension(stack, ".mdoc") }.Distinct().Where(File.Exists)];

    internal static ImmutableArray<MdocSection> Match(MdocFile mdoc, int count, MetadataLedger ledger)
    {
        MdocSection[] images = [.. mdoc.Sections.Where(section => section.ZValue is not null)];
        if (images.Length == 0)
        {
            if (count == 1 && mdoc.Sections is [{ Kind: "FrameSet" } only]) return [only];
            ledger.Error(
                "mdoc-of-movie", mdoc.Name, null, "no [ZValue = n] sections", $"one for each of the {count} images",
                "This may be the mdoc of a single movie; name that of the series with --mdoc.");
            return [];
        }

        if (images.Length != count)
        {
            ledger.Error("mdoc-count", mdoc.Name, null, $"{images.Length} sections", $"{count}, one for each image of the stack", Advice);
            return [];
        }

        MdocSection[] ordered = [.. images.OrderBy(section => section.ZValue)];
        if (ordered.Select((section, index) => section.ZValue == index).All(same => same)) return [.. ordered];
        string values = string.Join(", ", ordered.Where((section, index) => section.ZValue != index).Take(5).Select(section => section.ZValue));
        ledger.Error(
            "mdoc-zvalues", mdoc.Name, null, $"ZValues {values}{(ordered.Length > 5 ? ", ..." : string.Empty)} out of step with the images",
            $"each of 0 to {count - 1} once", Advice);
        return [];
    }
}
