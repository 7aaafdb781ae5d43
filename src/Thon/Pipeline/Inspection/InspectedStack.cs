using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>A stack that is looked at section by section. It is opened when it is first needed, and the section read last is kept: one goes from place to place in an image. Several threads may read.</summary>
/// <param name="path">Its path; null where there is none.</param>
/// <param name="series">The series; a stack of another size is none of its own.</param>
internal sealed class InspectedStack(string? path, TiltSeries series) : IDisposable
{
    private readonly Lock _reading = new();
    private ISectionFile? _file;
    private bool _isMissing = path is null;
    private (int Section, Image Image)? _last;

    /// <summary>The file; null where it is missing or cannot be opened.</summary>
    public ISectionFile? File
    {
        get
        {
            lock (_reading) return Opened();
        }
    }

    /// <summary>A section; null where the stack is missing or has none of that number.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public Image? Section(int section)
    {
        lock (_reading)
        {
            if (_last is { } last && last.Section == section) return last.Image;
            if (Opened() is not { } file || section < 0 || section >= file.Count) return null;
            var image = new Image(file.Width, file.Height);
            file.Read(section, image.Pixels);
            _last = (section, image);
            return image;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_reading)
        {
            _file?.Dispose();
            (_file, _last, _isMissing) = (null, null, true);
        }
    }

    // Whoever looked for the stack has told why it is missing.
    private ISectionFile? Opened()
    {
        if (_isMissing || _file is not null) return _file;
        try
        {
            var file = SectionFile.Open(path!);
            if ((file.Width, file.Height) == (series.Width, series.Height) && file.Count > series.Tilts.Max(tilt => tilt.Section)) return _file = file;
            file.Dispose();
            _isMissing = true;
            return null;
        }
        catch (BadInputException)
        {
            _isMissing = true;
            return null;
        }
    }
}
