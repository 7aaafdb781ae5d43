using System.Globalization;
using Thon.Estimate;

namespace Thon.Pipeline;

/// <summary>What an estimation assumes and where it looks, for the log: a result is only as good as these.</summary>
public static class EstimationValues
{
    private static readonly EstimationSettings Defaults = new();

    /// <summary>Each assumption, its value and whether it is the default.</summary>
    public static IEnumerable<MetadataValue> Of(EstimationSettings settings)
    {
        yield return Value("phase shift", Phase, "--phase");
        yield return Value("specimen plane", Plane, "--fit-plane");
        yield return Value("astigmatism", Astigmatism, "--astigmatism");
        yield return Value("thickness", Thickness, "--thickness");
        yield return Value("defocus searched", Range, "--defocus-range");

        MetadataValue Value(string name, Func<EstimationSettings, string> text, string option) =>
            new(name, text(settings), text(settings) == text(Defaults) ? "default" : "option " + option);
    }

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
