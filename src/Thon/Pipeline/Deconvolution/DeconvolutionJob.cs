using Thon.Correct.Deconvolution;
using Thon.Formats;
using Thon.Formats.Mrc;
using Thon.Provenance;
using Thon.Units;

namespace Thon.Pipeline.Deconvolution;

/// <summary>What a user asks for of the deconvolution of a volume or a tilt series, and states about it; null means: not stated.</summary>
/// <param name="Volume">Path of the volume, an MRC file; of the stack, where <see cref="Stated"/> names a file with its defoci.</param>
public sealed record DeconvolutionJob(string Volume)
{
    /// <summary>The least defocus there is; nobody records nearer to focus, and micrometres taken for angstrom are below.</summary>
    public static Length LeastDefocus { get; } = new(100);

    /// <summary>The most defocus there is, as much as is ever estimated.</summary>
    public static Length MostDefocus { get; } = new(300000);

    /// <summary>Pixel size and optics as far as they are stated.</summary>
    public MetadataOptions Stated { get; init; } = new();

    /// <summary>Path of the STAR file of the series the volume was made from; of it come defocus and optics that are not stated, never the pixel size.</summary>
    public string? Star { get; init; }

    /// <summary>Defocus, underfocus positive; <see cref="LeastDefocus"/> to <see cref="MostDefocus"/>.</summary>
    public Length? Defocus { get; init; }

    /// <summary>Phase of a phase plate; -180 to 180 degrees.</summary>
    public Angle? PhaseShift { get; init; }

    /// <summary>Whether the signs of the CTF were corrected, for a volume whose label does not tell.</summary>
    public InputState? InputState { get; init; }

    /// <summary>Whose filter; Warp's where nobody says.</summary>
    public DeconvolutionPreset? Preset { get; init; }

    /// <summary>How strongly, 0 to 5.</summary>
    public double? Strength { get; init; }

    /// <summary>How fast the signal falls with frequency, 0 to 100.</summary>
    public double? FallOff { get; init; }

    /// <summary>The number of the high-pass in the preset's unit, above 0.</summary>
    public double? HighPass { get; init; }

    /// <summary>The file to write; beside the volume and named after it where nobody says.</summary>
    public string? Out { get; init; }

    /// <summary>The file for a plot of the filter, a PNG; null for none.</summary>
    public string? Plot { get; init; }

    /// <summary>Lines for the notes beside the record, such as the command line and the time.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];

    /// <summary>How voxels are stored.</summary>
    public MrcMode Pixels { get; init; } = MrcMode.Float32;

    /// <summary>How many threads may work; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How much memory the work may take, bytes; where it is not enough, the spectrum lies in a file beside the result in the meantime.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>What to do where an output exists already.</summary>
    public Overwrite Overwrite { get; init; } = Overwrite.Refuse;

    /// <summary>The filter asked for, with the defaults of its preset.</summary>
    public DeconvolutionSettings Settings
    {
        get
        {
            var usual = new DeconvolutionSettings(Preset ?? DeconvolutionPreset.Warp);
            return usual with { Strength = Strength ?? usual.Strength, FallOff = FallOff ?? usual.FallOff, HighPass = HighPass ?? usual.HighPass };
        }
    }

    /// <summary>The file that is written: <c>NAME_deconv.mrc</c> in the folder of the volume, unless another was asked for.</summary>
    public string File => Out ?? Path.Combine(Path.GetDirectoryName(Volume) ?? "", Path.GetFileNameWithoutExtension(Volume) + "_deconv.mrc");

    /// <summary>All files that are written.</summary>
    public IEnumerable<string> Outputs => Plot is { } plot ? [File, Sidecar.PathOf(File), plot] : [File, Sidecar.PathOf(File)];
}
