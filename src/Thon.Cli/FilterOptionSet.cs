using System.CommandLine;
using Thon.Correct;
using Thon.Pipeline;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary>The options that shape the filter of a correction.</summary>
internal sealed class FilterOptionSet
{
    private static readonly NumberRange Ratio = new(0, 1e6, "", ZeroIs.Refused);
    private static readonly NumberRange FallAngstroms = new(0, 10000, "angstrom");
    private static readonly NumberRange Gain = new(0, 100, "", ZeroIs.Refused);
    private static readonly NumberRange SquareAngstroms = new(0, 5000, "square angstrom");
    private static readonly NumberRange SpacingAngstroms = new(0, 1000, "angstrom", ZeroIs.Refused);

    private readonly Option<string?> _snr = Text(
        "--snr", "fit|S|S:R", "for wiener: signal-to-noise ratio where |CTF| is 1; that of the fit, or S at all frequencies, or S exp(-R k), R in angstrom (default: fit)");

    private readonly Option<string?> _maxGain = Text(
        "--max-gain", "G", FormattableString.Invariant($"for wiener: the most that any frequency is amplified; dose weights and their norm come after it (default: {ImageFilter.UsualMaxGain})"));

    private readonly Option<string?> _bFactor = Text("--b-factor", "B", "damp fine detail by exp(-B k^2 / 4), square angstrom (default: 0)");

    private readonly Option<string?> _maxResolution = Text(
        "--max-resolution", "R", "finest spacing kept, angstrom; what is finer is removed, and the correction is quicker (default: all is kept)");

    /// <summary>All of them.</summary>
    public Option[] All => [_snr, _maxGain, _bFactor, _maxResolution];

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>Steps with what was said; an option that would do nothing counts as wrong.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="steps">The steps so far.</param>
    /// <param name="mode">The option that says how the CTF is corrected.</param>
    public ProcessingSteps Read(OptionReader reader, ProcessingSteps steps, Option<string?> mode)
    {
        string chosen = $"{mode.Name} {CorrectionStep.WordOf(steps.Correction) ?? "none"}";
        foreach (var option in (Option<string?>[])[_snr, _maxGain])
            if (steps.Correction != CorrectionMode.Wiener && reader.IsRight(mode)) reader.RefuseIfGiven(option, chosen, $"{mode.Name} wiener");
        foreach (var option in (Option<string?>[])[_bFactor, _maxResolution])
            if (steps.IsEmpty && reader.IsRight(mode)) reader.RefuseIfGiven(option, chosen + ", with no weighting either", "a correction or a weighting");
        return steps with
        {
            SignalToNoise = reader.Text(_snr) == "fit" ? null : reader.ReadAs(_snr, ParseRatio, $"fit, or S or S:R, S {Ratio}, R {FallAngstroms}"),
            MaxGain = reader.Number(_maxGain, Gain) ?? ImageFilter.UsualMaxGain,
            BFactor = reader.Number(_bFactor, SquareAngstroms) ?? 0,
            Finest = reader.Number(_maxResolution, SpacingAngstroms) is { } angstroms ? new Length(angstroms) : null,
        };
    }

    private static SignalToNoise? ParseRatio(string text) => text.Split(':') switch
    {
        [var level] when Ratio.Parse(level) is { } ratio => SignalToNoise.Constant(ratio),
        [var level, var fall] when Ratio.Parse(level) is { } ratio && FallAngstroms.Parse(fall) is { } angstroms => SignalToNoise.FallOff(ratio, angstroms),
        _ => null,
    };

    private static Option<string?> Text(string name, string word, string description) => new(name) { HelpName = word, Description = description };
}
