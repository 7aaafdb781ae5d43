using System.Globalization;
using Thon.Correct.Deconvolution;
using Thon.Report;

namespace Thon.Pipeline.Deconvolution;

/// <summary>What a deconvolution does, in words.</summary>
public static class DeconvolutionValues
{
    /// <summary>Each setting of a filter and what follows from it, with its source.</summary>
    /// <param name="job">What was asked for.</param>
    /// <param name="filter">The filter that came of it.</param>
    /// <param name="ctf">Which CTF the filter is of, in words; of a series that of one image stands for all.</param>
    public static IEnumerable<MetadataValue> Of(DeconvolutionJob job, DeconvolutionFilter filter, string ctf)
    {
        var settings = filter.Settings;
        yield return new("divided by", FilterWords.DivisorOf(filter), "input state");
        yield return new("preset", settings.Preset.Name, Source(job.Preset, "--preset"));
        yield return new("strength", Text($"{settings.Strength:G6}"), Source(job.Strength, "--strength"));
        yield return new("fall-off", Text($"{settings.FallOff:G6}"), Source(job.FallOff, "--falloff"));
        yield return new("high-pass", Text($"{FilterWords.HighPassOf(settings)}, nothing kept away from {FilterWords.SpacingOf(filter.HighPassEdge)} on"), job.HighPass is null ? "default of the preset" : "option --highpass");
        if (FilterWords.LowPassOf(settings) is { } lowPass) yield return new("low-pass", lowPass, "preset");
        yield return new("first zero", FilterWords.SpacingOf(filter.FirstZero), ctf);
    }

    private static string Source(object? stated, string option) => stated is null ? "default" : "option " + option;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
