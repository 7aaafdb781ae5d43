using System.CommandLine;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;

namespace Thon.Cli;

/// <summary>The options that say how a volume is stored, how much memory it may take on the way, and what is drawn of its filter.</summary>
internal sealed class VolumeOutputOptionSet
{
    private readonly StepOptionSet _steps = new();

    private readonly Option<string?> _plot = new("--plot")
    {
        HelpName = "FILE.png",
        Description = "draw the filter, the CTF and the signal-to-noise ratio against frequency, before the volume is worked on",
    };

    private readonly Option<string?> _memory = new("--max-memory")
    {
        HelpName = "SIZE",
        Description = "memory to take at most, such as 4G or 800M; what does not fit lies in a file beside the result meanwhile, and the result is the same (default: 80 % of what there is)",
    };

    /// <summary>Those that are about volumes only.</summary>
    public IEnumerable<Option<string?>> OfVolumes => [_memory];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_plot, _memory, _steps.Pixels]) command.Add(option);
    }

    /// <summary>What was said, added to the rest.</summary>
    public DeconvolutionJob Read(OptionReader reader, DeconvolutionJob job) => job with
    {
        Plot = reader.ReadAs(_plot, ParsePng, "a name ending in .png: PNG is what is drawn"),
        MaxBytes = reader.Value(_memory, MemorySize.Parse, MemorySize.Choices) ?? MemorySize.Usual,
        Pixels = _steps.ReadPixels(reader),
    };

    /// <summary>How much memory a job may take, and who says so.</summary>
    public MetadataValue MemoryOf(DeconvolutionJob job, OptionReader reader) =>
        new("memory", $"at most {MemorySize.Text(job.MaxBytes)}", reader.Text(_memory) is null ? "default" : "option --max-memory");

    private static string? ParsePng(string text) => Path.GetExtension(text).Equals(".png", StringComparison.OrdinalIgnoreCase) ? text : null;
}
