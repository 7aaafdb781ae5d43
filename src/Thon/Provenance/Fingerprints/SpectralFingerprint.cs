using System.Collections.Immutable;
using Thon.Findings;
using Thon.Imaging;
using Thon.Provenance.Fingerprints.Filters;
using Thon.Units;

namespace Thon.Provenance.Fingerprints;

/// <summary>
/// What the pixels of a file tell about what was done to them: power spectra, the depth of the zeros of the CTF, grey values. Nothing else is known of the file; neither tilt angles nor doses nor
/// defoci come into it. Plain data for a JSON file.
/// </summary>
/// <param name="Subject">What the sections are.</param>
/// <param name="PixelSize">Pixel size, angstrom.</param>
/// <param name="Tile">Side of the tiles the spectra are of, pixels.</param>
/// <param name="Frequencies">Centres of the bands of every section, cycles/angstrom, rising.</param>
/// <param name="Sections">The sections that show something, in the order of the file; at least one.</param>
/// <param name="Blank">How many more were looked at that are constant or hold pixels that are no finite numbers.</param>
public sealed record SpectralFingerprint(
    FingerprintSubject Subject, double PixelSize, int Tile, ImmutableArray<double> Frequencies, ImmutableArray<SectionFingerprint> Sections, int Blank)
{
    // As many as a series has; the planes of a volume are much alike.
    private const int MostImages = 128;
    private const int MostPlanes = 32;

    /// <summary>What deconvolutions may have made images what they are, the likeliest first; empty where they do not look deconvolved, and for volumes.</summary>
    public ImmutableArray<FilterFit> Filters { get; init; } = [];

    /// <summary>Takes the fingerprint of a file. Of images all are looked at (128 evenly spread ones of more), of volumes 32 planes of the middle half.</summary>
    /// <param name="images">The file.</param>
    /// <param name="pixelSize">Its pixel size, above zero.</param>
    /// <param name="subject">What its sections are.</param>
    /// <param name="threads">How many sections are worked on at once; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The sections are smaller than 64 pixels, none of them shows anything, or one cannot be read.</exception>
    public static SpectralFingerprint Of(ISectionSource images, Length pixelSize, FingerprintSubject subject, int threads, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelSize.Angstroms);
        if (Math.Min(images.Width, images.Height) < ShellSpectrum.SmallestTile) throw new BadInputException(TooSmall(images));
        int[] looked = SectionsOf(images.Count, subject);
        var sections = new (SectionFingerprint Print, double[] LogShells)?[looked.Length];
        SectionLoop.Run(looked.Length, threads, cancellation, () => new SectionMeasurement(images.Width, images.Height, pixelSize.Angstroms), (i, measurement) =>
        {
            images.Read(looked[i], measurement.Image.Pixels);
            sections[i] = measurement.Of(looked[i]);
        });
        (SectionFingerprint Print, double[] LogShells)[] known = [.. sections.OfType<(SectionFingerprint, double[])>()];
        if (known.Length == 0) throw new BadInputException(NothingThere(images));
        int tile = ShellSpectrum.TileOf(images.Width, images.Height);
        var centres = FrequencyBands.Of(tile, pixelSize.Angstroms).Centres();
        var print = new SpectralFingerprint(subject, pixelSize.Angstroms, tile, [.. centres.Select(k => Math.Round(k, 6))], [.. known.Select(one => one.Print)], looked.Length - known.Length);
        return print.LooksDeconvolved ? print with { Filters = FilterFitting.Of([.. known.Select(one => one.LogShells)], 1 / (tile * pixelSize.Angstroms), ShellSpectrum.TilesOf(images.Width, images.Height)) } : print;
    }

    private bool LooksDeconvolved
    {
        get
        {
            var grid = ProfileGrid.Of([this]);
            return Subject == FingerprintSubject.Images && grid.Count >= 2 && Deconvolved.Is(SpectralProfile.Of(this, grid), grid);
        }
    }

    /// <inheritdoc/>
    public bool Equals(SpectralFingerprint? other) =>
        other is not null && Subject == other.Subject && PixelSize == other.PixelSize && Tile == other.Tile && Blank == other.Blank
        && Frequencies.SequenceEqual(other.Frequencies) && Sections.SequenceEqual(other.Sections) && Filters.SequenceEqual(other.Filters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, PixelSize, Tile, Sections.Length, Blank);

    private static int[] SectionsOf(int count, FingerprintSubject subject)
    {
        var (first, all, most) = subject == FingerprintSubject.Images ? (0, count, MostImages) : (count / 4, Math.Max(1, count - 2 * (count / 4)), MostPlanes);
        int taken = Math.Min(all, most);
        return [.. Enumerable.Range(0, taken).Select(i => first + (int)((2L * i + 1) * all / (2 * taken)))];
    }

    private static Finding TooSmall(ISectionSource images) => Finding.Error(
        "fingerprint-small", images.Name, null, $"sections of {images.Width} x {images.Height} pixels", $"at least {ShellSpectrum.SmallestTile} pixels either way",
        "A spectrum of so few pixels does not tell what was done to them");

    private static Finding NothingThere(ISectionSource images) => Finding.Error(
        "fingerprint-blank", images.Name, null, "every section is constant or holds pixels that are no finite numbers", "images", "Look at the file; nothing can be told from it");
}
