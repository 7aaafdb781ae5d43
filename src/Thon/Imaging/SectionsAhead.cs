namespace Thon.Imaging;

/// <summary>The sections of a stack one after the other, in their order, each read while the one before it is worked on.</summary>
public static class SectionsAhead
{
    /// <summary>Reads all sections. There are two images, which take turns: a section is gone when the next one is asked for, and may be used as scratch till then.</summary>
    /// <param name="source">The stack; it is read from another thread, and not any more when the loop over the sections has ended, however it ended.</param>
    /// <exception cref="Findings.BadInputException">A section cannot be read; thrown where it would have come.</exception>
    public static IEnumerable<Image> Of(ISectionSource source)
    {
        var (now, next) = (new Image(source.Width, source.Height), new Image(source.Width, source.Height));
        var reading = Read(source, 0, next);
        try
        {
            for (int section = 0; section < source.Count; section++)
            {
                reading.GetAwaiter().GetResult();
                (now, next) = (next, now);
                if (section + 1 < source.Count) reading = Read(source, section + 1, next);
                yield return now;
            }
        }
        finally
        {
            // Whoever stops early may close the stack at once. What the read itself threw concerns nobody then.
            Task.WaitAny(reading);
        }
    }

    private static Task Read(ISectionSource source, int section, Image image) => Task.Run(() => source.Read(section, image.Pixels), CancellationToken.None);
}
