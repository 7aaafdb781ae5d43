namespace Thon.Pipeline.Metadata;

/// <summary>A number and who states it.</summary>
/// <param name="Value">The number, in the unit of its quantity.</param>
/// <param name="Source">The option or file.</param>
internal readonly record struct MetadataStated(double Value, string Source)
{
    /// <summary>The statement, or null where there is no number.</summary>
    internal static MetadataStated? Of(double? value, string source) => value is { } number ? new(number, source) : null;
}
