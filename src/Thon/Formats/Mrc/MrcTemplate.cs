using System.Collections.Immutable;

namespace Thon.Formats.Mrc;

/// <summary>What a file made from another takes over from it.</summary>
/// <param name="Header">Its header: origin, labels, and the words that IMOD and others keep in its free area.</param>
/// <param name="ExtendedHeader">Its extended header, byte for byte; empty where it has none.</param>
public sealed record MrcTemplate(MrcHeader Header, ImmutableArray<byte> ExtendedHeader);
