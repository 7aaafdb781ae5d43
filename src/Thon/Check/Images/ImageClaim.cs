using System.Collections.Immutable;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>What the metadata claim of a series, for the images to confirm.</summary>
/// <param name="Series">The series.</param>
/// <param name="Axes">The tilt axes it may have; one where it is stated.</param>
/// <param name="Hands">The hands it may have; one where it is stated.</param>
public sealed record ImageClaim(TiltSeries Series, ImmutableArray<Angle> Axes, ImmutableArray<Hand> Hands);
