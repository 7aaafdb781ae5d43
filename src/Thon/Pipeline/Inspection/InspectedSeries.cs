using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Pipeline.Reporting;
using Thon.Provenance.Numbers;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Inspection;

/// <summary>
/// A series whose fits a person looks at and changes. Every change is kept in a draft beside the STAR file at once, so nothing is lost where the program ends; the files themselves change by <see cref="Save"/> alone. Several
/// threads may use it: changes follow each other, and looking never waits for them.
/// </summary>
public sealed class InspectedSeries : IDisposable
{
    private readonly Lock _edits = new();
    private readonly InspectionSettings _settings;
    private readonly EstimationSettings _estimation;
    private readonly InspectedStack _raw, _processed;
    private readonly InspectedSpectra _spectra;
    private readonly InspectedFits _fits;
    private OpenedText _star;
    private InspectionDraft _draft;
    private InspectionHistory _history;
    private volatile StoredSeries _stored;
    private volatile InspectionState _state;

    private InspectedSeries(StoredSeries stored, InspectionSettings settings, OpenedText star)
    {
        (_stored, _settings, _star, _draft) = (stored, settings, star, new(star));
        _estimation = stored.Settings with { Threads = settings.Threads };
        (_raw, _processed) = (new(stored.RawStack, stored.Series), new(stored.ProcessedStack, stored.Series));
        _spectra = new(_raw, stored.Series, _estimation);
        _fits = new(_spectra);
        (_history, var findings) = _draft.Resume(stored.Series);
        _state = _history.ToState() with { Findings = findings };
    }

    /// <summary>The series as its files have it.</summary>
    public StoredSeries Stored => _stored;

    /// <summary>How it stands now.</summary>
    public InspectionState State => _state;

    /// <summary>Opens a series, with the changes that an earlier inspection left in its draft.</summary>
    /// <param name="stored">The series.</param>
    /// <param name="settings">Who inspects it.</param>
    /// <exception cref="BadInputException">The STAR file cannot be read, or is another one than the series was read from; see <see cref="SeriesFolder.Again"/>.</exception>
    public static InspectedSeries Open(StoredSeries stored, InspectionSettings settings)
    {
        var star = OpenedText.Read(stored.Star);
        return star.Content == stored.Content ? new(stored, settings, star) : throw new BadInputException(InspectionFindings.StarChanged(stored.Star, "The folder was read before. Read the series again"));
    }

    /// <summary>What there is to see of a tilt; null where its image is blank, or the images are missing.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="trial">The numbers to look at; null for the present ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">There is no such section, the numbers are those of no image, or the image cannot be read.</exception>
    public TiltDiagnosis? Diagnose(int section, TiltTrial? trial = null, CancellationToken cancellation = default)
    {
        var series = _state.Series;
        int place = PlaceOf(series, section);
        if (trial is not null) TrialCheck.Require(trial, _stored.Star, section);
        return _fits.Of(series, place, trial, cancellation);
    }

    /// <summary>Reads the spectra of all tilts that were not looked at yet, so that looking at them costs no reading.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadInputException">An image cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Prefetch(CancellationToken cancellation)
    {
        for (int place = 0; place < _state.Series.Tilts.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            _spectra.Of(place, cancellation);
        }
    }

    /// <summary>Sets the numbers of a tilt. Nothing happens where they are what they were.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="trial">The numbers.</param>
    /// <exception cref="BadInputException">There is no such section, or the numbers are those of no image.</exception>
    public void Set(int section, TiltTrial trial)
    {
        TrialCheck.Require(trial, _stored.Star, section);
        Change(section, ManualAct.Set, (series, place) => TrialCheck.IsSame(series.Tilts[place].Estimate, trial) ? series : ManualEdits.Set(series, place, trial));
    }

    /// <summary>Sets the defocus of a tilt, astigmatism as it is, so that a zero of its CTF lies on a ring.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="k">The ring, cycles/angstrom, above 0.</param>
    /// <param name="direction">Where on the ring, counter-clockwise from +x.</param>
    /// <param name="zero">The number of the zero, from 1; null for the nearest.</param>
    /// <exception cref="BadInputException">There is no such section, or no image has a zero there.</exception>
    public void SetRing(int section, double k, Angle direction, int? zero = null)
    {
        if (!(k > 0 && double.IsFinite(k) && double.IsFinite(direction.Radians) && zero is null or > 0)) throw new BadInputException(InspectionFindings.NoRing(_stored.Star, section, k));
        Change(section, ManualAct.Ring, (series, place) =>
        {
            var present = TiltTrial.Of(series.Tilts[place].Estimate!);
            var trial = present with { Defocus = RingDefocus.Of(series.Microscope, present, k, direction, zero) ?? throw new BadInputException(InspectionFindings.NoRing(_stored.Star, section, k)) };
            TrialCheck.Require(trial, _stored.Star, section);
            return TrialCheck.IsSame(series.Tilts[place].Estimate, trial) ? series : ManualEdits.Set(series, place, trial);
        });
    }

    /// <summary>Fits a tilt anew, from where it is.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="BadInputException">There is no such section, its image is blank or missing, or the fit fails.</exception>
    public void Refit(int section, CancellationToken cancellation = default) =>
        Change(section, ManualAct.Refit, (series, place) => Refitted(series, place, cancellation));

    /// <summary>Fits the series anew, from where its tilts are.</summary>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="BadInputException">The images are missing, or the fit fails.</exception>
    public void RefitSeries(CancellationToken cancellation = default)
    {
        lock (_edits)
        {
            if (!_spectra.HasImages) throw new BadInputException(InspectionFindings.NoImages(_stored));
            var series = _history.Present;
            PatchSpectra?[] spectra = [.. series.Tilts.Select((tilt, place) => tilt.IsExcluded ? null : _spectra.Of(place, cancellation))];
            Keep(_history.With(new(ManualChange.OfSeries, CtfRefit.Series(series, spectra, _estimation, cancellation))));
        }
    }

    /// <summary>Leaves a tilt out; its defocus is then predicted from the others. Nothing happens where it is left out.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <exception cref="BadInputException">There is no such section, or no other tilt tells a defocus.</exception>
    public void Exclude(int section) =>
        Change(section, ManualAct.Exclude, (series, place) => series.Tilts[place].IsExcluded ? series : ManualEdits.Exclude(series, place, _stored.Star));

    /// <summary>Takes a tilt in again, with the defocus it had before it was left out, or was given since; one that never had any is fitted. Nothing happens where it is not left out.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="BadInputException">There is no such section, or it is to be fitted and its image is blank or missing.</exception>
    public void Include(int section, CancellationToken cancellation = default) => Change(section, ManualAct.Include, (series, place) =>
    {
        var tilt = series.Tilts[place];
        if (!tilt.IsExcluded) return series;
        if (tilt.Estimate?.Source is DefocusSource.Manual or DefocusSource.Fit) return ManualEdits.Include(series, place, tilt.Estimate);
        return _history.LastIncluded(place) is { } before ? ManualEdits.Include(series, place, before) : Refitted(ManualEdits.Include(series, place, tilt.Estimate), place, cancellation);
    });

    /// <summary>Undoes the last change; nothing where there is none.</summary>
    public void Undo() => Turn(history => history.Undo());

    /// <summary>Does again what was undone last; nothing where there is nothing.</summary>
    public void Redo() => Turn(history => history.Redo());

    /// <summary>The same place of an image before its correction and after it.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="x">The middle, pixels from the left.</param>
    /// <param name="y">The middle, pixels from the bottom.</param>
    /// <param name="side">The side of the square, pixels, 1 or more; a picture has at most 512.</param>
    /// <exception cref="BadInputException">There is no such section or no such place, or the image cannot be read.</exception>
    public ComparedCrop Compare(int section, double x, double y, int side)
    {
        PlaceOf(_state.Series, section);
        if (!double.IsFinite(x) || !double.IsFinite(y) || side < 1) throw new BadInputException(InspectionFindings.NoPlace(_stored.Star, section));
        return new(Crop(_raw), Crop(_processed));

        CropPicture? Crop(InspectedStack stack) => stack.Section(section) is { } image ? ImageCrop.Of(image, x, y, side) : null;
    }

    /// <summary>Writes the STAR file, the IMOD defocus file and their records, which say what was changed by hand; the former ones are kept beside them. The changes are then those of the files, and can be undone no more.</summary>
    /// <param name="cancellation">Stops it before anything is written.</param>
    /// <exception cref="BadInputException">The STAR file is another one than was opened, or a file cannot be written; nothing was.</exception>
    public SaveResult Save(CancellationToken cancellation = default)
    {
        lock (_edits)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_history.Done.IsEmpty) return new([], [], FindingList.Empty);
            var (files, record, findings) = InspectionSave.Write(_stored, _star, _history, _settings);
            var former = _draft;
            _stored = FormerDefoci.Renewed(_stored with { Series = _history.Present, Record = record });
            _star = OpenedText.Read(_stored.Star);
            (_draft, _history) = (new(_star), InspectionHistory.Of(_stored.Series));
            _state = _history.ToState() with { Findings = _state.Findings };
            Quietly(former.Remove);
            var (commands, notes) = InspectionCommands.Of(_stored);
            return new(files, commands, findings.AddRange(notes));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _raw.Dispose();
        _processed.Dispose();
    }

    private TiltSeries Refitted(TiltSeries series, int place, CancellationToken cancellation)
    {
        if (!_spectra.HasImages) throw new BadInputException(InspectionFindings.NoImages(_stored));
        var spectra = _spectra.Of(place, cancellation) ?? throw new BadInputException(InspectionFindings.Blank(_stored, series.Tilts[place].Section));
        return CtfRefit.Tilt(series, place, spectra, _estimation, cancellation);
    }

    private void Change(int section, ManualAct what, Func<TiltSeries, int, TiltSeries> change)
    {
        lock (_edits)
        {
            var before = _history.Present;
            int place = PlaceOf(before, section);
            var after = change(before, place);
            if (!ReferenceEquals(after, before)) Keep(_history.With(new(ManualChange.Of(what, before.Tilts[place], after.Tilts[place]), after)));
        }
    }

    private void Turn(Func<InspectionHistory, InspectionHistory> turn)
    {
        lock (_edits)
        {
            var turned = turn(_history);
            if (turned != _history) Keep(turned);
        }
    }

    private void Keep(InspectionHistory history)
    {
        _history = history;
        _state = history.ToState() with { Findings = _state.Findings };
        Quietly(() => _draft.Keep(history));
    }

    // Changes are made all the same; that they are in memory alone is told once.
    private void Quietly(Action write)
    {
        try
        {
            write();
        }
        catch (BadInputException bad) when (_state.Findings.All(finding => finding.Code != InspectionFindings.NoDraftCode))
        {
            _state = _state with { Findings = _state.Findings.Add(InspectionFindings.NoDraft(_draft.File, bad)) };
        }
        catch (BadInputException)
        {
        }
    }

    private int PlaceOf(TiltSeries series, int section)
    {
        for (int place = 0; place < series.Tilts.Length; place++)
            if (series.Tilts[place].Section == section) return place;
        throw new BadInputException(InspectionFindings.NoSection(_stored.Star, section, series.Tilts.Length));
    }
}
