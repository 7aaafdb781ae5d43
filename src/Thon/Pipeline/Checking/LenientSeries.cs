using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Metadata;

namespace Thon.Pipeline.Checking;

/// <summary>A series with what is left where something is missing or wrong, so that the rest can be checked all the same.</summary>
internal static class LenientSeries
{
    /// <summary>What a run needs, and what the file with the defoci is there for.</summary>
    internal static MetadataNeeds Needs(ISectionFile stack, MetadataOptions options)
    {
        // A single image lies flat and is weighted by nothing, unless its metadata say otherwise.
        var needs = MetadataNeeds.Optics | (stack.Count > 1 ? MetadataNeeds.TiltAngles | MetadataNeeds.Dose : MetadataNeeds.Voltage);
        return options.Ctf is null ? needs : needs | MetadataNeeds.Defocus;
    }

    /// <summary>
    /// The series of the survey; where there is none, that without the dose, without the optics, without the file of the defoci, without the mdoc, whichever
    /// comes first, or null. Its findings are those of the survey that failed, and are not told again.
    /// </summary>
    internal static SeriesMetadata? Of(ISectionFile stack, MetadataOptions options, MetadataSurvey survey)
    {
        if (survey.Metadata is { } whole) return whole;
        var angles = stack.Count > 1 ? MetadataNeeds.TiltAngles : MetadataNeeds.None;
        var kept = options with { Dose = null, DoseFile = null, DoseOrder = null, InitialDose = null, Exclude = null, ExcludeFile = null };
        MetadataOptions[] less = [options, kept, kept with { Ctf = null }, kept with { Mdoc = MetadataOptions.NoMdoc }, kept with { Ctf = null, Mdoc = MetadataOptions.NoMdoc }];
        return less.SelectMany(stated => new[] { angles | MetadataNeeds.Optics, angles }.Select(needs => Survey(stack, stated, needs).Metadata)).FirstOrDefault(series => series is not null);
    }

    /// <summary>Looks at everything that is stated of a stack.</summary>
    internal static MetadataSurvey Survey(ISectionSource stack, MetadataOptions options, MetadataNeeds needs) =>
        MetadataResolution.Survey(stack, options, needs, _ => FindingList.Empty);
}
