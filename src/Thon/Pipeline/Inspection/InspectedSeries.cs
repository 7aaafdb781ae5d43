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
    private readonly InspectionEdits _edits;
    private readonly EstimationSettings _estimation;
    private readonly InspectedStack _raw, _processed;
    private readonly InspectedSpectra _spectra;
    private readonly InspectedFits _fits;

    private InspectedSeries(StoredSeries stored, InspectionSettings settings, OpenedText star)
    {
        _edits = new(stored, star, settings);
        _estimation = stored.Settings with { Threads = settings.Threads };
        (_raw, _processed) = (new(stored.RawStack, stored.Series), new(stored.ProcessedStack, stored.Series));
        _spectra = new(_raw, stored.Series, _estimation);
        _fits = new(_spectra);
    }

    /// <summary>The series as its files have it.</summary>
    public StoredSeries Stored => _edits.Stored;

    /// <summary>How it stands now.</summary>
    public InspectionState State => _edits.State;

    /// <summary>Opens a series, with the changes that an earlier inspection left in its draft.</summary>
    /// <param name="stored">The series.</param>
    /// <param name="settings">Who inspects it.</param>
    /// <exception cref="BadInputException">The STAR file cannot be read, or is another one than the series was read from (see <see cref="SeriesFolder.Again"/>), or another inspection has the series open.</exception>
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
        var series = State.Series;
        int place = PlaceOf(series, section);
        if (trial is not null) TrialCheck.Require(trial, Stored.Star, section);
        return _fits.Of(series, place, trial, cancellation);
    }

    /// <summary>Reads the spectra of all tilts that were not looked at yet, so that looking at them costs no reading.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadInputException">An image cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Prefetch(CancellationToken cancellation)
    {
        for (int place = 0; place < State.Series.Tilts.Length; place++)
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
        TrialCheck.Require(trial, Stored.Star, section);
        Change(section, ManualAct.Set, (series, place) => TrialCheck.IsSame(series.Tilts[place].Estimate, trial) ? series : ManualEdits.Set(series, place, trial));
    }

    /// <summary>Sets the defocus of a tilt, astigmatism as it is, so that a zero of its CTF lies on a ring.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="k">The ring, cycles/angstrom, above 0.</param>
    /// <param name="direction">Where on the ring, counter-clockwise from +x.</param>
    /// <param name="zero">The number of the zero, from 1; null for the nearest.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">There is no such section, the optics are not known, its spectrum is blank at that place, or no defocus about the range of the search has a zero there.</exception>
    public void SetRing(int section, double k, Angle direction, int? zero = null, CancellationToken cancellation = default)
    {
        if (!(k > 0 && double.IsFinite(k) && double.IsFinite(direction.Radians) && zero is null or > 0)) throw new BadInputException(InspectionFindings.NoRing(Stored.Star, section, k));
        if (!Stored.Series.HasOptics) throw new BadInputException(InspectionFindings.NoOptics(Stored));
        Change(section, ManualAct.Ring, (series, place) =>
        {
            RingCheck.RequireSeen(_fits.Of(series, place, null, cancellation), k, Stored.Star, section);
            var present = TiltTrial.Of(series.Tilts[place].Estimate!);
            var trial = present with { Defocus = RingDefocus.Of(series.Microscope, present, k, direction, zero) ?? throw new BadInputException(InspectionFindings.NoRing(Stored.Star, section, k)) };
            RingCheck.RequireNear(trial, Stored.Settings, Stored.Star, section);
            TrialCheck.Require(trial, Stored.Star, section);
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
        _edits.Make(history =>
        {
            if (!_spectra.HasImages) throw new BadInputException(InspectionFindings.NoFit(Stored));
            var series = history.Present;
            PatchSpectra?[] spectra = [.. series.Tilts.Select((tilt, place) => tilt.IsExcluded ? null : _spectra.Of(place, cancellation))];
            return history.With(new(ManualChange.OfSeries, CtfRefit.Series(series, spectra, _estimation, cancellation)));
        });
    }

    /// <summary>Leaves a tilt out; its defocus is then predicted from the others. Nothing happens where it is left out.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <exception cref="BadInputException">There is no such section, or no other tilt tells a defocus.</exception>
    public void Exclude(int section) =>
        Change(section, ManualAct.Exclude, (series, place) => series.Tilts[place].IsExcluded ? series : ManualEdits.Exclude(series, place, Stored.Star));

    /// <summary>Takes a tilt in again, with the defocus it had before it was left out, or was given since; one that never had any is fitted. Nothing happens where it is not left out.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="cancellation">Stops the fit.</param>
    /// <exception cref="BadInputException">There is no such section, or it is to be fitted and its image is blank or missing.</exception>
    public void Include(int section, CancellationToken cancellation = default) => ChangeFrom(section, ManualAct.Include, (history, place) =>
    {
        var series = history.Present;
        var tilt = series.Tilts[place];
        if (!tilt.IsExcluded) return series;
        if (tilt.Estimate?.Source is DefocusSource.Manual or DefocusSource.Fit) return ManualEdits.Include(series, place, tilt.Estimate);
        return history.LastIncluded(place) is { } before ? ManualEdits.Include(series, place, before) : Refitted(ManualEdits.Include(series, place, tilt.Estimate), place, cancellation);
    });

    /// <summary>Undoes the last change; nothing where there is none.</summary>
    public void Undo() => _edits.Make(history => history.Undo());

    /// <summary>Does again what was undone last; nothing where there is nothing.</summary>
    public void Redo() => _edits.Make(history => history.Redo());

    /// <summary>The same place of an image before its correction and after it.</summary>
    /// <param name="section">The section, from 0.</param>
    /// <param name="x">The middle, pixels from the left.</param>
    /// <param name="y">The middle, pixels from the bottom.</param>
    /// <param name="side">The side of the square, pixels, 1 or more; a picture has at most 512.</param>
    /// <exception cref="BadInputException">There is no such section or no such place, or the image cannot be read.</exception>
    public ComparedCrop Compare(int section, double x, double y, int side)
    {
        PlaceOf(State.Series, section);
        if (!double.IsFinite(x) || !double.IsFinite(y) || side < 1) throw new BadInputException(InspectionFindings.NoPlace(Stored.Star, section));
        return new(Crop(_raw), Crop(_processed));

        CropPicture? Crop(InspectedStack stack) => stack.Section(section) is { } image ? ImageCrop.Of(image, x, y, side) : null;
    }

    /// <summary>Writes the STAR file, the IMOD defocus file and their records, which say what was changed by hand; the former ones are kept beside them. The changes are then those of the files, and can be undone no more.</summary>
    /// <param name="cancellation">Stops it before anything is written.</param>
    /// <exception cref="BadInputException">The STAR file is another one than was opened, or a file cannot be written; nothing was.</exception>
    public SaveResult Save(CancellationToken cancellation = default) => _edits.Save(cancellation);

    /// <summary>Ends the inspection. What is being changed or saved comes to its end first; nothing can be changed afterwards, and the draft stays for the next inspection.</summary>
    public void Dispose()
    {
        _edits.Dispose();
        _raw.Dispose();
        _processed.Dispose();
    }

    private TiltSeries Refitted(TiltSeries series, int place, CancellationToken cancellation)
    {
        if (!_spectra.HasImages) throw new BadInputException(InspectionFindings.NoFit(Stored));
        var spectra = _spectra.Of(place, cancellation) ?? throw new BadInputException(InspectionFindings.Blank(Stored, series.Tilts[place].Section));
        return CtfRefit.Tilt(series, place, spectra, _estimation, cancellation);
    }

    private void Change(int section, ManualAct what, Func<TiltSeries, int, TiltSeries> change) => ChangeFrom(section, what, (history, place) => change(history.Present, place));

    private void ChangeFrom(int section, ManualAct what, Func<InspectionHistory, int, TiltSeries> change) => _edits.Make(history =>
    {
        var before = history.Present;
        int place = PlaceOf(before, section);
        var after = change(history, place);
        return ReferenceEquals(after, before) ? history : history.With(new(ManualChange.Of(what, before.Tilts[place], after.Tilts[place]), after));
    });

    private int PlaceOf(TiltSeries series, int section)
    {
        for (int place = 0; place < series.Tilts.Length; place++)
            if (series.Tilts[place].Section == section) return place;
        throw new BadInputException(InspectionFindings.NoSection(Stored.Star, section, series.Tilts.Length));
    }
}
