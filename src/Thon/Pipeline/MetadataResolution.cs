using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Metadata;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>
/// Puts a series together from what the user states, its metadata files and its header. Options override metadata files, which override
/// the header; of the files, the one with the defoci that the user names goes before the mdoc found beside the stack.
/// </summary>
public static class MetadataResolution
{
    /// <summary>Resolves the metadata of a stack.</summary>
    /// <param name="stack">The stack; its name is the path that mdoc and angle files are looked for beside.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="needs">What must be known in the end.</param>
    /// <exception cref="BadInputException">Something needed is missing, or something stated is wrong; every finding is in it.</exception>
    public static SeriesMetadata Resolve(ISectionSource stack, MetadataOptions options, MetadataNeeds needs) =>
        Resolve(stack, options, needs, _ => FindingList.Empty);

    /// <summary>Resolves the metadata of a stack that may be refused for its data type, which is told before what its metadata lack.</summary>
    internal static SeriesMetadata Resolve(ISectionSource stack, MetadataOptions options, MetadataNeeds needs, Func<DataType, FindingList> refusal)
    {
        var survey = Survey(stack, options, needs, refusal);
        survey.Findings.ThrowIfErrors();
        return survey.Metadata!;
    }

    /// <summary>Looks at everything that is stated, and goes on where something of it is wrong.</summary>
    internal static MetadataSurvey Survey(ISectionSource stack, MetadataOptions options, MetadataNeeds needs, Func<DataType, FindingList> refusal)
    {
        var ledger = new MetadataLedger();
        var state = StackState.Of(stack);
        var refused = refusal(state.OrRaw).AddRange(state.Findings);
        ledger.Add(refused);
        var sources = MetadataSources.Open(stack, options, needs, ledger);
        var pixelSize = MetadataPixelSize.Resolve(sources, ledger);
        var microscope = MetadataOptics.Resolve(sources, ledger);
        var angles = MetadataAngles.Resolve(sources, ledger);
        sources = sources with { Rows = MetadataMatching.Match(sources, angles, ledger) };
        MetadataMatching.CheckAngles(sources, angles, ledger);
        MetadataDefocus.Check(sources, ledger);
        var axes = MetadataGeometry.Axes(sources, ledger);
        var hands = MetadataGeometry.Hands(sources, ledger);
        MetadataSlope.Check(sources, angles, ledger);
        var transforms = MetadataTransforms.Resolve(sources, axes, ledger);
        var dose = MetadataDose.Resolve(sources, angles, ledger);
        var excluded = MetadataExclusion.Resolve(sources, angles, ledger);
        angles = MetadataAngles.OrZero(sources, angles, ledger);
        var dataType = MetadataDataType.Resolve(sources, state, ledger);
        if (!refused.HasErrors) MetadataDataType.NoteResult(sources, state, ledger);
        var survey = new MetadataSurvey(sources, null, axes, hands, ledger.Values, ledger.Findings) { Files = ledger.Files };
        if (ledger.Findings.HasErrors) return survey;

        var series = new TiltSeries(
            sources.SeriesName, stack.Width, stack.Height, pixelSize!.Value, microscope, MetadataGeometry.Geometry(sources, axes, hands),
            Tilts(sources, angles, dose, excluded, transforms), dataType, sources.Ctf?.SlabThickness)
        {
            SlabThicknessSigma = sources.Ctf?.SlabThicknessSigma,
            TiltOffsetSigma = sources.Ctf?.TiltOffsetSigma,
            XTiltSigma = sources.Ctf?.XTiltSigma,
        };
        return survey with { Metadata = new(series, ledger.Values, axes, hands, ledger.Findings) { Read = [.. ledger.Files.Select(MetadataFile.Of)] } };
    }

    private static ImmutableArray<Tilt> Tilts(
        MetadataSources sources, ImmutableArray<Angle> angles, DoseHistory? dose, SectionList excluded, ImmutableArray<ImageTransform> transforms) =>
        [.. angles.Select((angle, section) =>
        {
            var row = sources.Rows.IsEmpty ? null : sources.Rows[section];
            var mdoc = sources.Sections.IsEmpty ? null : sources.Sections[section];
            var nominal = row?.NominalDefocus ?? mdoc?.TargetDefocus;
            return new Tilt(section, angle, dose?.Before[section], dose?.Each[section], row?.Estimate, nominal, dose?.Places[section])
            {
                IsExcluded = excluded.Contains(section),
                Image = (sources.Stack as TiltImageFiles)?.Description.Tilts[section].Image,
                Transform = transforms.IsEmpty ? null : transforms[section],
            };
        })];
}
