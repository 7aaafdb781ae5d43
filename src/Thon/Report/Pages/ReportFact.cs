namespace Thon.Report.Pages;

/// <summary>A value with its name.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value with its unit.</param>
/// <param name="Source">Where it came from; empty where that is plain.</param>
public sealed record ReportFact(string Name, string Value, string Source = "");
