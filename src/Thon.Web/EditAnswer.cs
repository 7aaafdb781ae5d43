using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>What the page gets of a series: at first, and after every deed.</summary>
/// <param name="Report">The series, without pictures.</param>
/// <param name="Edit">What was changed.</param>
/// <param name="Tilt">The tilt that was changed; null where the deed was about none.</param>
/// <param name="Saved">What was written; null where nothing was.</param>
internal sealed record EditAnswer(SeriesReport Report, EditState Edit, TiltView? Tilt = null, SavedFiles? Saved = null);
