namespace Thon.Batch.Planning;

/// <summary>Something in a folder that is not worked on.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Reason">Why, in a few words that follow a count: "without tilt angles".</param>
public sealed record PassedOver(string Path, string Reason);
