using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Imod;

/// <summary>IMOD's <c>.xf</c> files: one <see cref="ImodTransform"/> of six numbers a line, one line a section.</summary>
public static class ImodTransforms
{
    /// <summary>Reads a list of transforms.</summary>
    /// <exception cref="BadInputException">A line holds anything but six numbers, or no line holds any.</exception>
    public static ImmutableArray<ImodTransform> Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a list of transforms from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">A line holds anything but six numbers, or no line holds any.</exception>
    public static ImmutableArray<ImodTransform> Decode(string text, string name)
    {
        var transforms = ImmutableArray.CreateBuilder<ImodTransform>();
        var findings = FindingList.Empty;
        foreach (var line in TextLines.Of(text, name).Where(line => !line.IsBlank))
        {
            double[] n = [.. line.Words.Select(TextNumber.Finite).OfType<double>()];
            if (n.Length == 6 && line.Words.Length == 6) transforms.Add(new(n[0], n[1], n[2], n[3], n[4], n[5]));
            else findings = findings.Add(Finding.Error("imod-transform", name, line.Place, $"'{line.Text.Trim()}'", "six numbers"));
        }

        if (transforms.Count == 0 && !findings.HasErrors)
            findings = findings.Add(Finding.Error("imod-no-transforms", name, null, "no transforms", "six numbers a line"));
        findings.ThrowIfErrors();
        return transforms.ToImmutable();
    }

    /// <summary>The text of a list of transforms: seven decimals in the matrix and three in the shifts, as IMOD writes them.</summary>
    public static string Encode(IEnumerable<ImodTransform> transforms) => string.Concat(transforms.Select(Line));

    /// <summary>Writes a list of transforms.</summary>
    public static void Write(string path, IEnumerable<ImodTransform> transforms) => TextLines.WriteText(path, Encode(transforms));

    private static string Line(ImodTransform t) =>
        string.Concat(new[] { t.A11, t.A12, t.A21, t.A22 }.Select(value => TextNumber.Fixed(value, 7).PadLeft(12)))
        + string.Concat(new[] { t.DX, t.DY }.Select(value => TextNumber.Fixed(value, 3).PadLeft(12))) + "\n";
}
