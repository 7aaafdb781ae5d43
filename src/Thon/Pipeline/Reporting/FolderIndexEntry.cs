using Thon.Report.Pages;

namespace Thon.Pipeline.Reporting;

/// <summary>A series in the index of a folder.</summary>
/// <param name="Star">Path of its STAR file.</param>
/// <param name="Entry">Its row, without a link. While the file has not changed, it is the same object at each reading.</param>
public sealed record FolderIndexEntry(string Star, IndexEntry Entry);
