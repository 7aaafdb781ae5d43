using System.Globalization;
using Thon.Findings;
using Thon.Optics;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>The optics: option, then the file with the defoci, then the mdoc. Voltage and Cs have no default; amplitude contrast has 0.07.</summary>
internal static class MetadataOptics
{
    private static readonly Quantity VoltageQuantity = new("voltage", " kV", "--voltage", 60, 1000);
    private static readonly Quantity AberrationQuantity = new("spherical aberration", " mm", "--cs", 0, 10);
    private static readonly Quantity ContrastQuantity = new("amplitude contrast", string.Empty, "--amplitude-contrast", 0, 1);

    // What rounding in a file leaves, and less than any change that matters.
    private const double Tolerance = 0.001;

    // Microscopes have voltages tens of kilovolts apart.
    private const double SameKilovolts = 1;

    internal static Microscope Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var (options, ctf) = (sources.Options, sources.Ctf);
        var voltage = StatedVoltage(sources);
        var aberration = Stated(AberrationQuantity, sources, options.SphericalAberration?.Millimeters, ctf?.SphericalAberration?.Millimeters, null);
        var contrast = Stated(ContrastQuantity, sources, options.AmplitudeContrast, ctf?.AmplitudeContrast, null)
            ?? new(Microscope.DefaultAmplitudeContrast, "default");
        Compare(VoltageQuantity, voltage, ctf?.Voltage?.Kilovolts, sources, ledger);
        Compare(AberrationQuantity, aberration, ctf?.SphericalAberration?.Millimeters, sources, ledger);
        Compare(ContrastQuantity, contrast, ctf?.AmplitudeContrast, sources, ledger);
        CompareVoltage(voltage, sources, ledger);
        return new(
            Voltage.FromKilovolts(Checked(VoltageQuantity, voltage, MetadataNeeds.Optics | MetadataNeeds.Voltage, sources, ledger)),
            Length.FromMillimeters(Checked(AberrationQuantity, aberration, MetadataNeeds.Optics, sources, ledger)),
            Checked(ContrastQuantity, contrast, MetadataNeeds.None, sources, ledger));
    }

    /// <summary>The voltage alone.</summary>
    internal static Voltage ResolveVoltage(MetadataSources sources, MetadataLedger ledger) =>
        Voltage.FromKilovolts(Checked(VoltageQuantity, StatedVoltage(sources), MetadataNeeds.Voltage, sources, ledger));

    private static MetadataStated? StatedVoltage(MetadataSources sources) =>
        Stated(VoltageQuantity, sources, sources.Options.Voltage?.Kilovolts, sources.Ctf?.Voltage?.Kilovolts, sources.Mdoc?.Voltage?.Kilovolts);

    private static MetadataStated? Stated(Quantity quantity, MetadataSources sources, double? option, double? ctf, double? mdoc) =>
        MetadataStated.Of(option, $"option {quantity.Option}") ?? MetadataStated.Of(ctf, sources.CtfSource) ?? MetadataStated.Of(mdoc, sources.MdocSource);

    // A defocus holds only together with the optics it was fitted with.
    private static void Compare(Quantity quantity, MetadataStated? used, double? fitted, MetadataSources sources, MetadataLedger ledger)
    {
        if (used is not { } known || fitted is not { } value || Math.Abs(known.Value - value) <= Tolerance * Math.Abs(value)) return;
        ledger.Warning(
            "ctf-optics", sources.Ctf!.FileName, quantity.Name, quantity.Text(value), $"{quantity.Text(known.Value)} of {known.Source}",
            "The defoci were fitted with another value than is used here; estimate again if the new one is right.");
    }

    private static void CompareVoltage(MetadataStated? used, MetadataSources sources, MetadataLedger ledger)
    {
        if (used is not { } known || sources.Mdoc?.Voltage?.Kilovolts is not { } recorded || !(Math.Abs(known.Value - recorded) > SameKilovolts)) return;
        ledger.Warning(
            "voltage-contradiction", sources.Mdoc.Name, null, VoltageQuantity.Text(recorded), $"{VoltageQuantity.Text(known.Value)} of {known.Source}, which is used",
            "Check which is right.");
    }

    private static double Checked(Quantity quantity, MetadataStated? stated, MetadataNeeds neededBy, MetadataSources sources, MetadataLedger ledger)
    {
        string code = quantity.Name.Replace(' ', '-');
        if (stated is not { } known)
        {
            if (!sources.Need(neededBy)) ledger.Use(quantity.Name, "not stated", "not needed here");
            else if (!sources.IsCtfUnusable) ledger.Add([Missing(quantity, code, sources)]);
            return double.NaN;
        }

        if (!(known.Value >= quantity.Low && known.Value <= quantity.High))
            ledger.Error(
                code, sources.Stack.Name, known.Source, quantity.Text(known.Value),
                $"{quantity.Text(quantity.Low)} to {quantity.Text(quantity.High)}", $"State the right one with {quantity.Option}.");
        ledger.Use(quantity.Name, quantity.Text(known.Value), known.Source);
        return known.Value;
    }

    private static Finding Missing(Quantity quantity, string code, MetadataSources sources)
    {
        string state = $"State it with {quantity.Option}, in{quantity.Unit}", rest = "; it has no default.";
        return (sources.OpticsOption, sources.Ctf) switch
        {
            (null, _) => Error($"no {quantity.Name} in its metadata", state + rest),
            ({ } option, null) => Error($"no {quantity.Name}, which its header does not tell", $"{state}, or name the STAR file of its tilt series with {option}{rest}"),
            (_, { } file) => Error($"no {quantity.Name} in {Path.GetFileName(file.FileName)}", state + rest),
        };

        Finding Error(string found, string advice) => Finding.Error($"{code}-missing", sources.Stack.Name, null, found, null, advice);
    }

    private sealed record Quantity(string Name, string Unit, string Option, double Low, double High)
    {
        internal string Text(double value) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, 6)}{Unit}");
    }
}
