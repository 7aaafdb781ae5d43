using System.Collections.Immutable;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Imaging;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>One way of preparing a series.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Class">What it is the same as: files of one class are to agree, of two to differ.</param>
/// <param name="Steps">The correction and weighting.</param>
internal sealed record DataTypeKind(string Name, string Class, ProcessingSteps Steps)
{
    private static readonly ProcessingSteps Raw = new(CorrectionMode.None, null);
    private static readonly ProcessingSteps Flip = new(CorrectionMode.Flip, null);

    /// <summary>The deconvolution after the steps; null for none.</summary>
    public DeconvolutionPreset? Deconvolution { get; init; }

    /// <summary>What is done to every image in the end; null for nothing.</summary>
    public Func<Image, Image>? Last { get; init; }

    /// <summary>What the user of a program that writes no labels would declare it to be.</summary>
    public DataType Declared { get; init; } = DataType.Raw;

    /// <summary>The pixel size that the file states, over the true one of the series.</summary>
    public double StatedPixel { get; init; } = 1;

    /// <summary>All kinds, in the order of the tables.</summary>
    public static ImmutableArray<DataTypeKind> All { get; } =
    [
        new("raw", "raw or flip", Raw),
        new("flip", "raw or flip", Flip) { Declared = new(["flip"]) },
        Of("flip+dw(gg,mid)", Flip with { Weighting = new(ExposurePoint.Middle) }, "flip", "dw(gg,mid)"),
        Of("flip+dw(bfactor,start)", Flip with { Weighting = new(ExposurePoint.Start) { Curve = Optics.DamageCurve.BFactor(Optics.DamageCurve.UsualBFactorPerDose) } }, "flip", "dw(bfactor,start)"),
        Of("wiener", new(CorrectionMode.Wiener, null), "wiener"),
        Of("multiply", new(CorrectionMode.Multiply, null), "multiply"),
        .. DeconvolutionPreset.All.Select(preset => Of($"flip+deconv({preset.Name})", Flip, "flip", $"deconv({preset.Name})") with { Deconvolution = preset }),
        Of("flip, low-pass 10 A", Flip with { Finest = new Length(10) }, "flip", "lp(10)"),
        Of("raw, Gaussian low-pass", Raw) with { Last = PlainFilters.GaussianLowPass },
        Of("raw, binned", Raw) with { Last = PlainFilters.Binned, StatedPixel = 2 },
        Of("raw, binned, old pixel size", Raw) with { Last = PlainFilters.Binned },
    ];

    private static DataTypeKind Of(string name, ProcessingSteps steps, params string[] words) => new(name, name, steps) { Declared = words.Length == 0 ? DataType.Raw : new([.. words]) };
}
