using System.Globalization;
using Thon.Estimate;

namespace Thon.Pipeline;

/// <summary>What an estimation assumes and where it looks, for the log: a result is only as good as these.</summary>
public static class EstimationValues
{
    private static readonly EstimationSettings Defaults = new();

    /// <summary>Each assumption, its value and whether it is the default.</summary>
    public static IEnumerable<MetadataValue> Of(EstimationSettings settings) =>
    [
        OfPhase(settings),
        Value(settings, "specimen plane", Plane, "--fit-plane"),
        Value(settings, "astigmatism", Astigmatism, "--astigmatism"),
        Value(settings, "thickness", Thickness, "--thickness"),
        OfRange(settings),
    ];

    /// <summary>What is assumed of the phase.</summary>
    public static MetadataValue OfPhase(EstimationSettings settings) => Value(settings, "phase shift", Phase, "--phase");

    /// <summary>Where the defocus is looked for.</summary>
    public static MetadataValue OfRange(EstimationSettings settings) => Value(settings, "defocus searched", Range, "--defocus-range");

    private static MetadataValue Value(EstimationSettings settings, string name, Func<EstimationSettings, string> text, string option) =>
        new(name, text(settings), text(settings) == text(Defaults) ? "default" : "option " + option);

    private static string Phase(EstimationSettings settings) => settings.Phase switch
    {
        PhaseModel.Fitted => "fitted, one for the series",
        PhaseModel.Drifting => "fitted, drifting",
        _ => Text($"{Math.Round(settings.PhaseShift.Degrees, 4)} degrees"),
    };

    private static string Plane(EstimationSettings settings) => settings.Plane == PlaneModel.Fitted ? "tilt offset and X-tilt fitted" : "as the metadata state it, else flat";

    private static string Astigmatism(EstimationSettings settings) => settings.Astigmatism == AstigmatismModel.Drifting ? "fitted, drifting" : "fitted, one for the series";

    private static string Thickness(EstimationSettings settings) => settings.SlabThickness is { } stated ? Text($"{stated.Angstroms:G6} A") : "fitted";

    private static string Range(EstimationSettings settings) => Text($"{settings.LowestDefocus.Micrometers:G4} to {settings.HighestDefocus.Micrometers:G4} um");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
