using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>A data type that was locked: how data must be prepared for a network that was trained on the locked files.</summary>
/// <param name="Preparation">The data type, with the pixel size of the first file.</param>
/// <param name="Halves">How halves among the files were prepared; <see cref="HalvesTreatment.None"/> where none was locked.</param>
/// <param name="Files">The files, at least one.</param>
public sealed record Recipe(Preparation Preparation, HalvesTreatment Halves, ImmutableArray<LockedFile> Files)
{
    /// <summary>The data type in the words of labels without the name of the program, as <c>--declare</c> takes it: <c>flip+dw(gg,mid)</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Words => DeclaredWords.Of(Preparation.DataType);

    /// <inheritdoc/>
    public bool Equals(Recipe? other) => other is not null && Preparation == other.Preparation && Halves == other.Halves && Files.SequenceEqual(other.Files);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Preparation, Halves, Files.Length);
}
