using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>A wider image that holds one whose rows were shifted until its lines of equal defocus stand upright.</summary>
internal sealed class ShearedCanvas : IDisposable
{
    // Rows transposed together, so that the pages of either image that are in use at a time are few.
    private const int Stripe = 64;

    private readonly Workspace.Loan<float> _loan;
    private readonly Upright _upright;
    private readonly Shear _shear;

    /// <summary>Room for an image.</summary>
    /// <param name="image">The image, or one like it.</param>
    /// <param name="upright">How it is set upright.</param>
    /// <param name="width">Columns of the canvas.</param>
    /// <param name="workspace">Lends the room until this is disposed of.</param>
    public ShearedCanvas(Image image, Upright upright, int width, Workspace workspace)
    {
        int rows = upright.IsTransposed ? image.Width : image.Height;
        _loan = workspace.Rent<float>(checked(width * rows));
        (_upright, _shear, Image) = (upright, new(workspace.FftOf(width)), new(width, rows, _loan.Array));
    }

    /// <summary>The sheared image.</summary>
    public Image Image { get; }

    /// <summary>Lays an image down, surrounded, and shears it.</summary>
    public void Lay(Image image, Surroundings surroundings)
    {
        for (int y = 0; y < image.Height; y += _upright.IsTransposed ? Stripe : 1)
            if (_upright.IsTransposed) Transposition.Copy(image.Pixels.AsSpan(y * image.Width), image.Width, Image.Pixels.AsSpan(y), Image.Width, Math.Min(Stripe, image.Height - y), image.Width);
            else image.Row(y).CopyTo(Image.Row(y));
        int known = _upright.IsTransposed ? image.Height : image.Width;
        for (int y = 0; y < Image.Height; y++)
            if (_upright.IsTransposed) surroundings.Column(y, known, Image.Row(y)[known..]);
            else surroundings.Row(y, known, Image.Row(y)[known..]);
        _shear.ApplyInPlace(Image, y => _upright.ShiftOf(y, Image.Height));
    }

    /// <summary>Undoes the shear and takes the image up.</summary>
    public void Take(Image image)
    {
        _shear.ApplyInPlace(Image, y => -_upright.ShiftOf(y, Image.Height));
        for (int y = 0; y < Image.Height; y += _upright.IsTransposed ? Stripe : 1)
            if (_upright.IsTransposed) Transposition.Copy(Image.Pixels.AsSpan(y * Image.Width), Image.Width, image.Pixels.AsSpan(y), image.Width, Math.Min(Stripe, Image.Height - y), image.Height);
            else Image.Row(y)[..image.Width].CopyTo(image.Row(y));
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose() => _loan.Dispose();
}
