using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Spectra;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;

namespace Thon.Pipeline.Spectra;

/// <summary>Ready power spectra as images, such as RELION's <c>_PS.mrc</c>, one a section.</summary>
public static class SpectrumFile
{
    private const int SmallestSide = 64;
    private const int FewestRings = 30;

    // Spectra stored as half floats or bytes still correlate by far more, images by far less.
    private const double SmallestSymmetry = 0.5;

    /// <summary>Reads the spectra of a file.</summary>
    /// <param name="settings">The file as its stack, and what the user states; the pixel size is that of the images the spectra are of.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The file cannot be read, holds no power spectra, or its metadata do not suffice.</exception>
    public static SpectraInput Open(PreprocessSettings settings, CancellationToken cancellation = default)
    {
        SpectraOptions.Refuse(settings.Estimation).ThrowIfErrors();
        using var input = SeriesInput.Open(settings.Stack, settings.Metadata, MetadataNeeds.Optics);
        var (file, series) = (input.Stack, input.Metadata.Series);
        if (file.Width != file.Height || file.Width < SmallestSide) throw new BadInputException(SpectraFindings.NotSquare(file.Name, file.Width, file.Height));
        var grid = new PolarGrid(file.Width, series.PixelSize, settings.Estimation.CoarsestResolution, settings.Estimation.FinestResolution);
        if (grid.RingCount < FewestRings) throw new BadInputException(SpectraFindings.TooCoarse(file.Name, series.PixelSize.Angstroms));
        var cells = RingSpectrum.OfCells(grid, new double[grid.CellCount]);
        var spectra = new RingSpectrum?[file.Count];
        var wrong = new Finding?[file.Count];
        int[] used = [.. Enumerable.Range(0, file.Count).Where(i => !series.Tilts[i].IsExcluded)];
        SectionLoop.Run(used.Length, settings.Threads, cancellation, () => new Image(file.Width, file.Height), (j, image) =>
            (spectra[used[j]], wrong[used[j]]) = Read(input.Hashed, used[j], image, grid, cells));
        FindingList.Of(wrong.OfType<Finding>()).ThrowIfErrors();
        return new(
            series, file.Name, file.Name, [.. spectra], [.. spectra.Select(_ => settings.Estimation.PhaseShift)], Values(input, settings.Estimation), [.. input.Files],
            input.Findings)
        {
            Recorded = InputRecords.FileOf(RecordedFile.Spectra, file, input.Hashed.HashAll(settings.Threads, cancellation), null),
            Metadata = input.Metadata.Read,
            Stored = PixelWords.Of(file),
        };
    }

    // Directions of a spectrum tell nothing of axis and hand, and nothing here needs them.
    private static ImmutableArray<MetadataValue> Values(SeriesInput input, EstimationSettings settings) =>
    [
        .. input.Metadata.Values.Where(value => value.Name is not ("tilt axis" or "hand")), EstimationValues.OfPhase(settings), EstimationValues.OfRange(settings),
    ];

    private static (RingSpectrum Spectrum, Finding? Wrong) Read(HashedSections file, int section, Image image, PolarGrid grid, RingSpectrum cells)
    {
        file.Read(section, image.Pixels);
        bool finite = image.Pixels.All(float.IsFinite);
        if (!finite) Array.Clear(image.Pixels);
        var spectrum = SpectrumImage.Of(image, grid, cells);
        return (spectrum.Spectrum, !finite ? SpectraFindings.NotFinite(file.Name, section)
            : spectrum.Symmetry < SmallestSymmetry ? SpectraFindings.NotSymmetric(file.Name, section, spectrum.Symmetry) : null);
    }
}
