using System.CommandLine;
using Thon.Fourier;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;

namespace Thon.Cli;

/// <summary>The options that say how a volume is stored, how much memory it may take on the way, and what is drawn of its filter.</summary>
internal sealed class VolumeOutputOptionSet
{
    private readonly PixelsOptionSet _pixels = new();

    private readonly Option<string?> _plot = new("--plot")
    {
        HelpName = "FILE.png",
        Description = "draw the filter, the CTF and the signal-to-noise ratio against frequency, before the volume is worked on",
    };

    private readonly Option<string?> _memory = new("--max-memory")
    {
        HelpName = "SIZE",
        Description = "memory to take at most, such as 4G or 800M; what does not fit lies in a file beside the result meanwhile, and the result is the same (default: what is free, at most 80 % of what there is)",
    };

    /// <summary>Those that are about volumes only.</summary>
    public IEnumerable<Option<string?>> OfVolumes => [_memory];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_plot, _memory, _pixels.Pixels]) command.Add(option);
    }

    /// <summary>What was said, added to the rest.</summary>
    public DeconvolutionJob Read(OptionReader reader, DeconvolutionJob job) => job with
    {
        Plot = reader.ReadAs(_plot, ParsePng, "a name ending in .png: PNG is what is drawn"),
        MaxBytes = reader.Value(_memory, MemorySize.Parse, MemorySize.Choices) ?? MemorySize.Usual,
        Pixels = _pixels.Read(reader),
    };

    /// <summary>How much memory a job may take, and who says so; and the work file, where its spectrum needs one.</summary>
    public IEnumerable<MetadataValue> MemoryOf(DeconvolutionJob job, VolumeInput input, OptionReader reader)
    {
        bool stated = reader.Text(_memory) is not null;
        yield return new("memory", $"at most {MemorySize.Text(job.MaxBytes)}", stated ? "option --max-memory" : "default: what is free, at most 80 % of all");
        var volume = input.Volume;
        if (SpectrumStores.WholeBytes(volume.Width, volume.Height, volume.Count, job.Threads) <= job.MaxBytes) yield break;
        string size = MemorySize.Text(MemorySpectrum.BytesOf(volume.Width, volume.Height, volume.Count));
        yield return new("work file", $"{size} in {Path.GetDirectoryName(Path.GetFullPath(job.File))}", "memory");
    }

    private static string? ParsePng(string text) => Path.GetExtension(text).Equals(".png", StringComparison.OrdinalIgnoreCase) ? text : null;
}
