using Thon.Correct.Deconvolution;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>The filters of four programs from what is published of them, with the wavelength that they use. [TomDeconv] [Tegunov2019] [Liu2022] [Lamm2024]</summary>
/// <param name="Name">The program.</param>
/// <param name="Pixel">Pixel size, angstrom.</param>
/// <param name="Defocus">Underfocus, angstrom.</param>
internal sealed record PublishedFilters(string Name, double Pixel, double Defocus)
{
    public double Strength { get; init; } = 1;

    public double FallOff { get; init; } = 1;

    public double HighPass { get; init; } = double.NaN;

    public double Kilovolts { get; init; } = 300;

    public double Millimeters { get; init; } = 2.7;

    public double Amplitude { get; init; } = 0.07;

    public double PhaseDegrees { get; init; }

    public InputState Input { get; init; } = InputState.Raw;

    private double Lambda => 12.2643247 / Math.Sqrt(1000 * Kilovolts * (1 + 0.978466e-6 * 1000 * Kilovolts));

    private double Nyquist => 0.5 / Pixel;

    /// <summary>The factor of a voxel of the transform by its signed whole numbers along x, y and z.</summary>
    /// <param name="size">Width, height and depth.</param>
    public Func<int, int, int, double> For((int X, int Y, int Z) size)
    {
        double box = Pixel * Math.Sqrt((Math.Pow(size.X, 2) + Math.Pow(size.Y, 2) + Math.Pow(size.Z, 2)) / 3), zero = FirstZero();
        return Name switch
        {
            "warp" => (x, y, z) => Warp(Norm(x / (size.X * Pixel), y / (size.Y * Pixel), z / (size.Z * Pixel))),
            "membrain" => (x, y, z) => Membrain(Norm(x, y, z) / box, zero),
            _ => (x, y, z) => Tom(Math.Min(1, Norm(Part(x, size.X), Part(y, size.Y), Part(z, size.Z)))),
        };
    }

    /// <summary>The CTF, positive at zero frequency; its magnitude where the input was flipped.</summary>
    public double Ctf(double k)
    {
        double chi = Math.PI * Lambda * Defocus * k * k - Math.PI / 2 * Millimeters * 1e7 * Math.Pow(Lambda, 3) * Math.Pow(k, 4);
        double c = Math.Sin(chi + PhaseDegrees * Math.PI / 180 + Math.Asin(Amplitude));
        return Input == InputState.Flipped ? Math.Abs(c) : c;
    }

    private static double Factor(double c, double ratio) => ratio == 0 ? 0 : c / (c * c + 1 / ratio);

    private double Warp(double k) =>
        Factor(Ctf(k), Math.Pow(10, 3 * Strength) * Math.Exp(-2 * 100 * FallOff * k) * 0.5 * (1 - Math.Cos(Math.PI * Math.Min(1, k * Or(300) / 2))));

    private double Membrain(double k, double zero)
    {
        double highPass = 1 - Math.Cos(Math.PI / 2 * Math.Min(1, k * Pixel / Or(0.02))), lowPass = Math.Cos(Math.PI / 2 * Math.Min(1, k / zero));
        return Factor(Ctf(k), Math.Pow(10, 3 * Strength) * Math.Exp(-100 * FallOff * k) * highPass * lowPass);
    }

    // Found by going up until the sign changes, and halving.
    private double FirstZero()
    {
        var signed = this with { Input = InputState.Raw };
        double step = 1e-5, k = step;
        while (k < 1 && Math.Sign(signed.Ctf(k)) == Math.Sign(signed.Ctf(0))) k += step;
        double low = k - step, high = k;
        for (int i = 0; i < 50; i++) (low, high) = Math.Sign(signed.Ctf((low + high) / 2)) == Math.Sign(signed.Ctf(0)) ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return k >= 1 ? double.PositiveInfinity : high;
    }

    // Two tables of 2048 points that are not meant for the same frequencies, and straight lines between the quotients.
    private double Tom(double q)
    {
        double place = q * 2047;
        int i = Math.Min((int)place, 2046);
        double Point(int j)
        {
            double x = j / 2047.0, decades = Name == "isonet" ? 1 : 3, floor = Name == "isonet" ? 1e-6 : 0;
            double ratio = Math.Pow(10, decades * Strength) * Math.Exp(-100 * FallOff * x / Pixel) * (1 - Math.Cos(Math.PI * Math.Min(1, x / Or(0.02)))) + floor;
            return Factor(Ctf(j / 2048.0 * Nyquist), ratio);
        }
        return Point(i) + (place - i) * (Point(i + 1) - Point(i));
    }

    private double Or(double usual) => double.IsNaN(HighPass) ? usual : HighPass;

    private static double Part(int k, int n) => n < 2 ? 0 : (double)k / (n / 2);

    private static double Norm(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);
}
