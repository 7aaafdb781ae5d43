using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Check.Files;

/// <summary>A list of tilt angles that lies beside a stack or that the user names.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Angles">Its angles in the order of its lines, the first for section 0.</param>
public sealed record AngleList(string FileName, ImmutableArray<Angle> Angles);
