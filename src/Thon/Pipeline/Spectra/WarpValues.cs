using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Pipeline.Spectra;

/// <summary>Chooses between what a user states and what a Warp file says, and keeps a list of both values and findings.</summary>
internal sealed class WarpValues(string file)
{
    private readonly List<MetadataValue> _values = [];

    /// <summary>What the file is called as a source.</summary>
    public string Source { get; } = "Warp's " + Path.GetFileName(file);

    /// <summary>Each value in use and where it came from.</summary>
    public ImmutableArray<MetadataValue> Values => [.. _values];

    /// <summary>Everything found.</summary>
    public FindingList Findings { get; private set; } = FindingList.Empty;

    /// <summary>Refuses options that a Warp file leaves nothing to do for.</summary>
    public void Refuse(MetadataOptions options)
    {
        (string Name, object? Value)[] idle =
        [
            ("--mdoc", options.Mdoc), ("--tilt-angles", options.TiltAngles), ("--dose", options.Dose), ("--dose-order", options.DoseOrder), ("--dose-file", options.DoseFile), ("--ctf", options.Ctf),
        ];
        foreach (var (name, _) in idle.Where(option => option.Value is not null))
            Findings = Findings.Add(Finding.Error("option", null, name, "given together with --from-warp", null, "Leave it away; Warp's file tells it"));
    }

    /// <summary>A number that is needed; NaN where nobody tells it, which is then among the findings.</summary>
    public double Use(string name, string unit, string option, double? stated, double? inFile, double? otherwise, (double Low, double High) range)
    {
        var (value, source) = stated is { } said ? (said, "option " + option) : inFile is { } read ? (read, Source) : (otherwise, "default");
        if (value is not { } known)
        {
            Findings = Findings.Add(Finding.Error("warp-missing", file, "OptionsCTF", $"no {name}", null, $"State it with {option}, in{unit}"));
            return double.NaN;
        }
        string text = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(known, 6)}{unit}");
        if (!(known >= range.Low && known <= range.High))
            Findings = Findings.Add(Finding.Error(
                name.Replace(' ', '-'), file, source, text, string.Create(CultureInfo.InvariantCulture, $"{range.Low} to {range.High}{unit}"), $"State the right one with {option}"));
        _values.Add(new(name, text, source));
        return known;
    }

    /// <summary>Notes something wrong.</summary>
    public void Wrong(Finding finding) => Findings = Findings.Add(finding);

    /// <summary>Notes a value in use.</summary>
    public void Note(string name, string value, string? source = null) => _values.Add(new(name, value, source ?? Source));
}
