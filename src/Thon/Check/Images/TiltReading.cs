namespace Thon.Check.Images;

/// <summary>What about the angles of a series may be otherwise than claimed.</summary>
internal enum ReadingKind
{
    /// <summary>Nothing.</summary>
    Claimed,

    /// <summary>The hand; so it is with an axis turned by half a turn, or with every angle negated.</summary>
    Negated,

    /// <summary>The order of the images is reversed.</summary>
    Reversed,

    /// <summary>Every image has the angle of the one beside it.</summary>
    Shifted,

    /// <summary>One of images and angles is sorted, the other as acquired.</summary>
    Unsorted,

    /// <summary>The axis is turned by a quarter of a turn.</summary>
    Turned,

    /// <summary>Slopes are off by a factor, as with a wrong pixel size.</summary>
    Scaled,
}

/// <summary>One way to read the angles of a series.</summary>
/// <param name="Kind">What differs from the claim.</param>
/// <param name="Axis">Which of the axes in question is taken.</param>
/// <param name="Hand">Sense of the defocus gradient, 1 or -1.</param>
/// <param name="Scale">Factor on the slopes, above zero.</param>
/// <param name="Inclinations">Inclination of the specimen in every image, radian.</param>
/// <param name="Words">What differs, in words that go on from "the images fit"; empty where nothing does.</param>
internal sealed record TiltReading(ReadingKind Kind, int Axis, int Hand, double Scale, double[] Inclinations, string Words)
{
    // Beyond this the slope of a specimen is no plane's any more, radian.
    private const double Steepest = 80 * Math.PI / 180;

    /// <summary>Natural logarithm of the number of guesses that a reading is one of.</summary>
    public double Guessed { get; init; }

    /// <summary>The slope of the defocus in an image, angstrom per angstrom.</summary>
    /// <param name="image">Which image.</param>
    /// <param name="offset">What the specimen's inclination adds to every angle, radian.</param>
    public double SlopeOf(int image, double offset) => Hand * Scale * Math.Tan(Math.Clamp(Inclinations[image] + offset, -Steepest, Steepest));
}
