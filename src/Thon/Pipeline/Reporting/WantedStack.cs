namespace Thon.Pipeline.Reporting;

/// <summary>What images must be like to be those of a series.</summary>
/// <param name="Star">Path of the STAR file of the series.</param>
/// <param name="Width">Pixels a row; null where nothing says so.</param>
/// <param name="Height">Rows; null where nothing says so.</param>
/// <param name="Sections">How many sections there are at least.</param>
internal sealed record WantedStack(string Star, int? Width, int? Height, int Sections);
