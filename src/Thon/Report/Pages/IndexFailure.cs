namespace Thon.Report.Pages;

/// <summary>A series among many that failed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Finding">The first thing that speaks against it.</param>
public sealed record IndexFailure(string Name, ReportFinding Finding);
