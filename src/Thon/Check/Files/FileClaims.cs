using System.Collections.Immutable;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Files;

/// <summary>What the files of a series say, before anybody has believed it. Whatever could not be read or matched is absent.</summary>
/// <param name="Stack">The opened stack; its header is looked at, its images are not.</param>
public sealed record FileClaims(ISectionFile Stack)
{
    /// <summary>The mdoc, or null.</summary>
    public MdocFile? Mdoc { get; init; }

    /// <summary>The mdoc's section of each image, in the order of the stack; empty where there is none or they do not match.</summary>
    public ImmutableArray<MdocSection> Sections { get; init; } = [];

    /// <summary>The metadata files with rows of tilts that were read, such as that with the defoci.</summary>
    public ImmutableArray<SeriesDescription> Descriptions { get; init; } = [];

    /// <summary>The lists of tilt angles beside the stack, and the one the user names.</summary>
    public ImmutableArray<AngleList> AngleLists { get; init; } = [];

    /// <summary>The series as it would be worked on; null where it could not be put together.</summary>
    public TiltSeries? Series { get; init; }

    /// <summary>The tilt axes the series may have; one where it is stated, empty where it is not known.</summary>
    public ImmutableArray<Angle> Axes { get; init; } = [];

    /// <summary>The hands the series may have; one where it is stated, empty where it is not known.</summary>
    public ImmutableArray<Hand> Hands { get; init; } = [];
}
