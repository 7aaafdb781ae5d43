using System.Collections.Immutable;
using System.Xml.Linq;
using Thon.Findings;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>
/// What the XML file of a Warp tilt series says, in Warp's signs; lists have an entry a tilt, in the file's order, and are empty where the file has none.
/// </summary>
/// <param name="FileName">Where it comes from, for messages.</param>
/// <param name="Angles">Tilt angles as Warp keeps them: minus those of the mdoc, unless the series was imported with <c>--dont_invert</c>. At least one.</param>
public sealed record WarpSeries(string FileName, ImmutableArray<Angle> Angles)
{
    /// <summary>Whether Warp found that the defocus slopes the other way than its angles say.</summary>
    public bool AreAnglesInverted { get; init; }

    /// <summary>Turn of the specimen about x that levels it, before it is tilted; null where the file is older than that.</summary>
    public Angle? LevelAngleX { get; init; }

    /// <summary>Added to every one of the <see cref="Angles"/> to level the specimen; null where the file is older than that.</summary>
    public Angle? LevelAngleY { get; init; }

    /// <summary>Width and height of the tilt images, or null.</summary>
    public (Length X, Length Y)? ImageSize { get; init; }

    /// <summary>Leniencies of reading.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>Exposure before each tilt.</summary>
    public ImmutableArray<Dose> Dose { get; init; } = [];

    /// <summary>Whether each tilt is used.</summary>
    public ImmutableArray<bool> UseTilt { get; init; } = [];

    /// <summary>Tilt axis of each tilt, counter-clockwise from +y.</summary>
    public ImmutableArray<Angle> AxisAngle { get; init; } = [];

    /// <summary>Shift of each tilt along x.</summary>
    public ImmutableArray<Length> AxisOffsetX { get; init; } = [];

    /// <summary>Shift of each tilt along y.</summary>
    public ImmutableArray<Length> AxisOffsetY { get; init; } = [];

    /// <summary>The movie of each tilt.</summary>
    public ImmutableArray<string> MoviePath { get; init; } = [];

    /// <summary>Power spectrum of each tilt, averaged over directions; null for a tilt without one.</summary>
    public ImmutableArray<WarpCurve?> TiltSpectra { get; init; } = [];

    /// <summary>What the CTF was fitted with, or null.</summary>
    public WarpOptions? Options { get; init; }

    /// <summary>The fitted CTF of the series, or null.</summary>
    public WarpCtf? Ctf { get; init; }

    /// <summary>The grids of the file by their names, such as GridCTF: defocus in micrometre, one node a tilt.</summary>
    public ImmutableDictionary<string, WarpGrid> Grids { get; init; } = ImmutableDictionary<string, WarpGrid>.Empty;

    /// <summary>Reads a file; UTF-8 or UTF-16, with or without a byte order mark.</summary>
    /// <exception cref="BadInputException">Not such a file, or values that break its format; all of them are named.</exception>
    public static WarpSeries Read(string path) => Decode(WarpXml.Read(path), path);

    /// <summary>Reads a file from its tree.</summary>
    /// <param name="root">The root element.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not such a file, or values that break its format; all of them are named.</exception>
    public static WarpSeries Decode(XElement root, string name) => WarpDecoder.Decode(root, name);
}
