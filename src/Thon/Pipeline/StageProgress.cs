namespace Thon.Pipeline;

/// <summary>How far a stage of the work has come.</summary>
/// <param name="Stage">What is being done, for example <c>estimate</c>.</param>
/// <param name="Done">Images done.</param>
/// <param name="Total">Images in all.</param>
public readonly record struct StageProgress(string Stage, int Done, int Total);
