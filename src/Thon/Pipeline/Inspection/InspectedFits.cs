using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>What there is to see of the fits of a series. Of each tilt the background and contrast that go with its present numbers are kept, so that another trial of these costs little.</summary>
/// <param name="spectra">The spectra.</param>
internal sealed class InspectedFits(InspectedSpectra spectra)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, Fit> _fits = new();

    /// <summary>The diagnosis of a tilt; null where its image is blank or missing.</summary>
    /// <param name="series">The series as it is now.</param>
    /// <param name="place">The place of the tilt in it.</param>
    /// <param name="trial">The numbers to look at; null for the present ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public TiltDiagnosis? Of(TiltSeries series, int place, TiltTrial? trial, CancellationToken cancellation)
    {
        if (series.Tilts[place].Estimate is not { } estimate || spectra.Of(place, cancellation) is not { } read) return null;
        var present = TiltTrial.Of(estimate);
        var frame = (series.Geometry, series.SlabThickness ?? series.ModelThickness);
        if (!_fits.TryGetValue(place, out var fit) || fit.Present != present || fit.Frame != frame)
        {
            var tilt = new DiagnosedTilt(read, series, place);
            _fits[place] = fit = new(present, frame, tilt, tilt.CurvesAt(present));
        }

        return fit.Tilt.At(trial ?? present, fit.Curves);
    }

    private sealed record Fit(TiltTrial Present, (TiltGeometry? Geometry, Units.Length? Thickness) Frame, DiagnosedTilt Tilt, TiltCurves Curves);
}
