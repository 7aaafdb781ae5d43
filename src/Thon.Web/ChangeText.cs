namespace Thon.Web;

/// <summary>A change in words.</summary>
/// <param name="Section">The section it is about; null for the series.</param>
/// <param name="Text">What was done.</param>
internal sealed record ChangeText(int? Section, string Text);
