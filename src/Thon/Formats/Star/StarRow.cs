namespace Thon.Formats.Star;

/// <summary>One row to be written.</summary>
/// <param name="Described">What it shall say.</param>
/// <param name="Read">What the template's row says; null where it has none.</param>
/// <param name="TemplateRow">The template's row, from 0; null for a new one.</param>
internal sealed record StarRow<T>(T Described, T? Read = null, int? TemplateRow = null)
    where T : class;
