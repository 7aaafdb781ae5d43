using Thon.Formats.Mrc;
using Thon.Units;

namespace Thon.Tests.Formats.Star;

/// <summary>Small stacks whose pixels tell their section.</summary>
internal static class Stacks
{
    /// <summary>Writes a stack; every pixel of section n is <paramref name="first"/> + n.</summary>
    public static void Write(string path, int width, int height, int count, float first = 0, double pixelSize = 2, params string[] labels)
    {
        using var writer = MrcWriter.Create(path, new(width, height, count, MrcMode.Float32, new Length(pixelSize)) { Labels = labels });
        for (int section = 0; section < count; section++) writer.Write(section, Enumerable.Repeat(first + section, width * height).ToArray());
        writer.Complete();
    }
}
