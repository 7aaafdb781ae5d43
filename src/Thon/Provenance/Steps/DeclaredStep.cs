namespace Thon.Provenance.Steps;

/// <summary>A step that a label or a user tells of, and nobody recorded the numbers of.</summary>
/// <param name="Word">Its name in a data type label.</param>
public sealed record DeclaredStep(string Word) : ProcessingStep
{
    /// <inheritdoc/>
    public override string Label => Word;

    /// <inheritdoc/>
    public override IEnumerable<Trait> Traits => [];
}
