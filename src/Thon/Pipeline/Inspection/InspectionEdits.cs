using Thon.Findings;
using Thon.Pipeline.Reporting;

namespace Thon.Pipeline.Inspection;

/// <summary>The changes of an inspection while they are made, kept and saved. Whichever threads make them, they follow each other, and each sees what those before it did.</summary>
internal sealed class InspectionEdits : IDisposable
{
    private readonly Lock _edits = new();
    private readonly InspectionSettings _settings;
    private readonly InspectionLock _lock;
    private readonly DraftKeeper _drafts;
    private OpenedText _star;
    private InspectionHistory _history;
    private bool _isClosed;
    private volatile StoredSeries _stored;
    private volatile InspectionState _state;

    /// <summary>Goes on from the draft of a series.</summary>
    /// <param name="stored">The series.</param>
    /// <param name="star">Its STAR file, the one it was read from.</param>
    /// <param name="settings">Who changes it.</param>
    /// <exception cref="BadInputException">Another inspection has it open.</exception>
    public InspectionEdits(StoredSeries stored, OpenedText star, InspectionSettings settings)
    {
        (_stored, _star, _settings) = (stored, star, settings);
        _lock = InspectionLock.Take(stored.Star);
        _drafts = new(star, _lock.Findings);
        _history = _drafts.Resume(stored.Series);
        _state = Shown();
    }

    /// <summary>The series as its files have it.</summary>
    public StoredSeries Stored => _stored;

    /// <summary>How it stands now.</summary>
    public InspectionState State => _state;

    /// <summary>Makes a change, and keeps it in the draft.</summary>
    /// <param name="change">Of the history before it makes the history after it; the same where nothing changes.</param>
    /// <exception cref="ObjectDisposedException">The inspection has ended.</exception>
    public void Make(Func<InspectionHistory, InspectionHistory> change)
    {
        lock (_edits)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var next = change(_history);
            if (ReferenceEquals(next, _history)) return;
            _history = next;
            _state = Shown();
            _drafts.Keep(next);
            _state = Shown();
        }
    }

    /// <summary>Saves the changes; see <see cref="InspectedSeries.Save"/>.</summary>
    /// <param name="cancellation">Stops it before anything is written.</param>
    /// <exception cref="BadInputException">The STAR file is another one than was opened, or a file cannot be written; nothing was.</exception>
    /// <exception cref="ObjectDisposedException">The inspection has ended.</exception>
    public SaveResult Save(CancellationToken cancellation)
    {
        lock (_edits)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            cancellation.ThrowIfCancellationRequested();
            if (_history.Done.IsEmpty) return new([], [], FindingList.Empty);
            var save = InspectionSave.Prepare(_stored, _star, _history, _settings);
            _drafts.KeepUntilSaved(_history, save.Star.Content);
            save.Write();
            _stored = FormerDefoci.Renewed(_stored with { Series = _history.Present, Record = save.Record, Content = save.Star.Content });
            (_star, _history) = (save.Star, InspectionHistory.Of(_stored.Series));
            _drafts.GoOn(save.Star);
            _state = Shown();
            var (commands, notes) = InspectionCommands.Of(_stored);
            return new([.. save.Names], commands, save.Findings.AddRange(notes));
        }
    }

    /// <summary>Ends the inspection, after what is being changed or saved; the draft stays.</summary>
    public void Dispose()
    {
        lock (_edits)
        {
            _isClosed = true;
            _lock.Dispose();
        }
    }

    private InspectionState Shown() => _history.ToState() with { Findings = _drafts.Findings };
}
