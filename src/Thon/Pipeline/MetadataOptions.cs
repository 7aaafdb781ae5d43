using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline;

/// <summary>What a user states about a series; each value given here overrides every file. Null means: not stated.</summary>
public sealed record MetadataOptions
{
    /// <summary>What <see cref="Mdoc"/> says to leave an mdoc beside the stack alone.</summary>
    public const string NoMdoc = "none";

    /// <summary>
    /// Path of an mdoc, or <see cref="NoMdoc"/>; without it STACK.mdoc, or the stack's name with .mdoc for its ending, is looked for beside
    /// the stack.
    /// </summary>
    public string? Mdoc { get; init; }

    /// <summary>Path of a .tlt or .rawtlt file: one angle in degree a line.</summary>
    public string? TiltAngles { get; init; }

    /// <summary>Tilt axis, counter-clockwise from +y, never folded; null lets the images decide between 0 and what the metadata name.</summary>
    public Angle? TiltAxis { get; init; }

    /// <summary>Sense of the defocus gradient; null lets the images decide.</summary>
    public Hand? Hand { get; init; }

    /// <summary>What was done to images that have no data type label; null where nobody says, and they count as raw.</summary>
    public DataType? Unlabelled { get; init; }

    /// <summary>Pixel size; above 0, at most 100 angstrom.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>Acceleration voltage; 60 to 1000 kV.</summary>
    public Voltage? Voltage { get; init; }

    /// <summary>Spherical aberration; 0 to 10 mm.</summary>
    public Length? SphericalAberration { get; init; }

    /// <summary>Fraction of amplitude contrast; 0 to 1.</summary>
    public double? AmplitudeContrast { get; init; }

    /// <summary>Exposure of each image; above 0.</summary>
    public Dose? Dose { get; init; }

    /// <summary>What the specimen had seen before the first image, added to every exposure; 0 or more.</summary>
    public Dose? InitialDose { get; init; }

    /// <summary>The order the images were acquired in.</summary>
    public DoseOrder? DoseOrder { get; init; }

    /// <summary>Path of a list of exposures, a line for each section: its own in e/A^2; or two columns, before it and its own.</summary>
    public string? DoseFile { get; init; }

    /// <summary>Path of a file with the defocus of every tilt, of any program that <see cref="Formats.Dialects.Dialect"/> names.</summary>
    public string? Ctf { get; init; }

    /// <summary>
    /// Path of an IMOD .xf file: how each image was made from the one of the raw stack, which all other metadata but <see cref="PixelSize"/> are then of. For a correction
    /// with known defoci only. Null where the metadata are those of the stack itself.
    /// </summary>
    public string? Transforms { get; init; }

    /// <summary>Pixel size of the stack that <see cref="Transforms"/> was made for, in whose pixels its shifts are; above 0, at most 100 angstrom.</summary>
    public Length? RawPixelSize { get; init; }

    /// <summary>
    /// The sections to leave out of the estimation, from 0; null to leave out those that <see cref="ExcludeFile"/> marks, or else those that the
    /// file of <see cref="Ctf"/> marks.
    /// </summary>
    public SectionList? Exclude { get; init; }

    /// <summary>Path of a STAR file of this series that marks the sections to leave out by <c>thonExcluded</c>.</summary>
    public string? ExcludeFile { get; init; }
}
