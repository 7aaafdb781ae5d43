namespace Thon.Tilts;

/// <summary>Sections of a stack that follow each other, from 0.</summary>
/// <param name="First">The first one, 0 or more.</param>
/// <param name="Last">The last one, not below the first.</param>
public readonly record struct SectionRange(int First, int Last)
{
    /// <inheritdoc/>
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
