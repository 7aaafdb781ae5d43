using System.Collections.Immutable;
using Thon.Findings;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>A series that is looked at: what the page may ask of it, and may do to it.</summary>
internal sealed class SeriesDesk : IDisposable
{
    private readonly InspectedSeries _series;
    private readonly DeedOrder _order = new();
    private readonly CancellationTokenSource _ending;
    private readonly Thread _reader;

    /// <summary>A desk for a series, whose tilts are read one after the other from now on, when nothing else is to be done.</summary>
    /// <param name="series">The series; it goes with the desk.</param>
    /// <param name="ending">Stops the reading.</param>
    public SeriesDesk(InspectedSeries series, CancellationToken ending)
    {
        _series = series;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(ending);
        _reader = new(ReadAhead) { IsBackground = true, Priority = ThreadPriority.Lowest, Name = "thon reads ahead" };
        _reader.Start();
    }

    /// <summary>The series as its files have it.</summary>
    public StoredSeries Stored => _series.Stored;

    /// <summary>The series and what was changed.</summary>
    public EditAnswer Whole() => AnswerOf(null, null);

    /// <summary>A tilt; null where the series has no such section.</summary>
    /// <param name="section">Its section, from 0.</param>
    public TiltDesk? At(int section) => _series.State.Series.Tilts.Any(tilt => tilt.Section == section) ? new(this, _series, section) : null;

    /// <summary>Does something to the series when its turn has come, after all that was begun before.</summary>
    /// <param name="turn">Its turn; null for the next that is free.</param>
    /// <param name="deed">The deed.</param>
    /// <returns>Its answer, with what was done in words; null where the deed is none.</returns>
    public EditAnswer? Do(DeedTurn? turn, Func<EditAnswer?> deed) => _order.Do(turn, () =>
    {
        var before = _series.State.Changes;
        return deed() is { } answer ? answer with { Edit = answer.Edit with { Told = Told(before, answer) } } : null;
    });

    /// <summary>Changes the series as a whole.</summary>
    public EditAnswer Change(Action<InspectedSeries> change)
    {
        change(_series);
        return AnswerOf(null, null);
    }

    /// <summary>Writes what was changed.</summary>
    public EditAnswer Save(CancellationToken cancellation)
    {
        var saved = _series.Save(cancellation);
        return AnswerOf(null, new([.. saved.Files], [.. saved.Commands], [.. saved.Findings.Select(finding => finding.ToString())]));
    }

    /// <summary>What the page gets after a deed.</summary>
    /// <param name="tilt">The tilt it was done to.</param>
    /// <param name="saved">What was written.</param>
    public EditAnswer AnswerOf(TiltView? tilt, SavedFiles? saved)
    {
        var state = _series.State;
        var report = SeriesReporting.Of(_series.Stored, state.Series);
        return new(report with { Findings = [.. state.Findings.Select(Shown), .. report.Findings] }, EditState.Of(state, _series.Stored.Series, _order.Others), tilt, saved);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _reader.Join();
        _series.Dispose();
        _ending.Dispose();
    }

    private string Told(ImmutableArray<ManualChange> before, EditAnswer answer)
    {
        var after = _series.State.Changes;
        if (answer.Saved is not null || after.Length == before.Length) return "";
        return after.Length < before.Length ? $"Undone: {before[^1].Text}" : after[^1].Text;
    }

    private static ReportFinding Shown(Finding finding) => new(finding.Severity.ToString().ToLowerInvariant(), finding.ToString());

    // Whoever looks at a tilt that cannot be read, or that a defect keeps from being shown, is told then: nothing that fails here may end the program.
    // The first answer takes longest, since its code is compiled for it; one is made before it is asked for.
    private void ReadAhead()
    {
        try
        {
            AnswerOf(At(_series.State.Series.Tilts[0].Section)?.View(null, _ending.Token), null);
            _series.Prefetch(_ending.Token);
        }
        catch (Exception)
        {
        }
    }
}
