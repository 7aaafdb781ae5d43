using System.Collections.Immutable;
using Thon.Check.Files;
using Thon.Check.Images;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Checking;

/// <summary>The job of a check: what is missing, contradictory or implausible about a series, from its files and from its images. Nothing is written.</summary>
public static class SeriesCheck
{
    /// <summary>Checks a series. What is wrong with one thing does not keep the others from being checked.</summary>
    /// <param name="stack">Path of the stack; what cannot be opened is a finding.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="settings">How to check.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CheckResult Run(
        string stack, MetadataOptions options, CheckSettings settings, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            using var file = SectionFile.Open(stack);
            return Of(file, options, settings, progress, cancellation);
        }
        catch (BadInputException refusal)
        {
            return new(NotAStack.Of(stack) is { } other ? FindingList.Of(other) : refusal.Findings, []);
        }
    }

    private static CheckResult Of(ISectionFile stack, MetadataOptions options, CheckSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var survey = LenientSeries.Survey(stack, options, LenientSeries.Needs(stack, options));
        var left = LenientSeries.Of(stack, options, survey);
        var claims = SeriesClaims.Of(stack, options, survey, left?.Series);
        var findings = FileFindings.Of(stack, options.PixelSize).AddRange(survey.Findings).AddRange(NotAStack.Signs(stack, survey)).AddRange(FileChecks.Run(claims));
        if (settings.Scope == CheckScope.FilesAndImages && left is not null) findings = findings.AddRange(Images(stack, left, settings, progress, cancellation));
        return new(ToldOnce.Of(findings), survey.Values.Insert(0, Size(stack)))
        {
            Files = [stack.Name, .. survey.Files, .. claims.AngleLists.Select(list => list.FileName)],
        };
    }

    private static FindingList Images(ISectionFile stack, SeriesMetadata known, CheckSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var claim = new ImageClaim(known.Series, known.AxisCandidates, known.HandCandidates);
        try
        {
            return ImageChecks.Run(claim, stack, new() { Threads = settings.Threads }, StageCounter.Start("check images", stack.Count, progress), cancellation);
        }
        catch (BadInputException refusal)
        {
            return refusal.Findings;
        }
    }

    private static MetadataValue Size(ISectionFile stack) =>
        new("images", $"{stack.Count} of {stack.Width} x {stack.Height}", $"header of {Path.GetFileName(stack.Name)}");
}
