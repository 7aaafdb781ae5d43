namespace Thon.Imaging;

/// <summary>How many frames a <see cref="SectionStream{TFrame}"/> keeps, which is what its memory depends on.</summary>
public static class SectionFrames
{
    // One for what is being read, one for what is being written.
    private const int Beside = 2;

    /// <summary>The frames of a stream.</summary>
    /// <param name="sections">How many sections go through.</param>
    /// <param name="threads">How many are worked on at once, at least 1.</param>
    public static int Of(int sections, int threads) => (int)Math.Min(sections, (long)threads + Beside);
}
