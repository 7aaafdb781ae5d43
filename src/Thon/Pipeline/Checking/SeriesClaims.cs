using System.Collections.Immutable;
using Thon.Check.Files;
using Thon.Formats;
using Thon.Formats.Imod;
using Thon.Pipeline.Metadata;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Checking;

/// <summary>Gathers what the files of a series say.</summary>
internal static class SeriesClaims
{
    private static readonly string[] ListExtensions = [".tlt", ".rawtlt"];

    /// <summary>The claims of the files that were looked at, and of the lists of angles beside the stack.</summary>
    internal static FileClaims Of(ISectionFile stack, MetadataOptions options, MetadataSurvey survey, TiltSeries? series) => new(stack)
    {
        Mdoc = survey.Sources.Mdoc,
        Sections = survey.Sources.Sections,
        Descriptions = survey.Sources.Ctf is { } ctf ? [ctf] : [],
        AngleLists = Lists(stack.Name, options),
        Series = series,
        Axes = survey.Axes,
        Hands = survey.Hands,
    };

    // A list that is used and cannot be read is told of where it is used.
    private static ImmutableArray<AngleList> Lists(string stack, MetadataOptions options)
    {
        var beside = ListExtensions.Select(extension => Path.ChangeExtension(stack, extension)).Where(File.Exists);
        string[] files = [.. (options.TiltAngles is { } named ? beside.Prepend(named) : beside).DistinctBy(OutputNames.Real)];
        var lists = files.Select(file => new AngleList(file, new MetadataLedger().Attempt(() => ImodAngles.Read(file))));
        return [.. lists.Where(list => !list.Angles.IsDefaultOrEmpty)];
    }
}
