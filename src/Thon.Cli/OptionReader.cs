using System.CommandLine;
using System.Globalization;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Reads the words of options into values, and collects what is wrong with them, so that a user hears of all of it at once.</summary>
internal sealed class OptionReader(ParseResult parsed)
{
    private FindingList _findings = FindingList.Empty;

    /// <summary>The text of an option, or null where it was not given.</summary>
    public string? Text(Option<string?> option)
    {
        string? text = parsed.GetValue(option);
        if (text is null || !string.IsNullOrWhiteSpace(text)) return text;
        Wrong(option, text, "a value");
        return null;
    }

    /// <summary>Whether a switch was given.</summary>
    public bool Given(Option<bool> option) => parsed.GetValue(option);

    /// <summary>The number an option says, or null where it was not given or is wrong.</summary>
    public double? Number(Option<string?> option, NumberRange range) => Value(option, range.Parse, range.ToString());

    /// <summary>The number an option says; null where it was not given, is wrong, or is the word <c>auto</c>.</summary>
    public double? NumberOrAuto(Option<string?> option, NumberRange range) => NumberOr("auto", option, range);

    /// <summary>The number an option says; null where it was not given, is wrong, or is a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="option">The option.</param>
    /// <param name="range">The numbers it takes.</param>
    public double? NumberOr(string word, Option<string?> option, NumberRange range) =>
        parsed.GetValue(option) == word ? null : Value(option, range.Parse, $"{range}, or {word}");

    /// <summary>The value an option says in words of its own; null where it was not given, is wrong, or is the word <c>auto</c>.</summary>
    public T? ValueOrAuto<T>(Option<string?> option, Func<string, T?> parse, string expected)
        where T : struct =>
        parsed.GetValue(option) == "auto" ? null : Value(option, parse, expected);

    /// <summary>The whole number an option says, or null where it was not given or is wrong.</summary>
    public int? Count(Option<string?> option, int lowest, int highest) =>
        Value(
            option,
            text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= lowest && value <= highest ? value : (int?)null,
            $"a whole number from {lowest} to {highest}");

    /// <summary>The value an option says in words of its own, or null where it was not given or is wrong.</summary>
    /// <param name="option">The option.</param>
    /// <param name="parse">Gives null for text it cannot read.</param>
    /// <param name="expected">What it reads, for the finding.</param>
    public T? Value<T>(Option<string?> option, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(option) is not { } text) return null;
        if (parse(text) is { } value) return value;
        Wrong(option, text, expected);
        return null;
    }

    /// <summary>The object an option says in words of its own, or null where it was not given or is wrong.</summary>
    /// <param name="option">The option.</param>
    /// <param name="parse">Gives null for text it cannot read.</param>
    /// <param name="expected">What it reads, for the finding.</param>
    public T? ReadAs<T>(Option<string?> option, Func<string, T?> parse, string expected)
        where T : class
    {
        if (Text(option) is not { } text) return null;
        var value = parse(text);
        if (value is null) Wrong(option, text, expected);
        return value;
    }

    /// <summary>The texts of an option that may be given several; a blank one counts as wrong.</summary>
    public string[] Texts(Option<string[]> option)
    {
        string[] texts = parsed.GetValue(option) ?? [];
        foreach (string blank in texts.Where(string.IsNullOrWhiteSpace)) Wrong(option, blank, "a value");
        return texts;
    }

    /// <summary>Whether nothing wrong was found with an option so far.</summary>
    public bool IsRight(Option<string?> option) => !_findings.Any(finding => finding.Place == option.Name);

    /// <summary>Counts it as wrong where an option was given that would do nothing.</summary>
    /// <param name="option">The option.</param>
    /// <param name="with">What it was given with.</param>
    /// <param name="needed">What it does something with.</param>
    public void RefuseIfGiven(Option option, string with, string needed)
    {
        if (parsed.GetResult(option) is null or { Implicit: true }) return;
        _findings = _findings.Add(Finding.Error("option-without-effect", null, option.Name, $"given with {with}", $"{option.Name} with {needed}", $"Leave {option.Name} away, or give it with {needed}"));
    }

    /// <summary>What the library reads from the words of an option, or null where it was not given or is wrong.</summary>
    /// <param name="option">The option.</param>
    /// <param name="parse">Throws <see cref="BadInputException"/> for text it cannot read.</param>
    public T? Read<T>(Option<string?> option, Func<string, T> parse)
        where T : class
    {
        try
        {
            return Text(option) is { } text ? parse(text) : null;
        }
        catch (BadInputException bad)
        {
            _findings = _findings.AddRange(bad.Findings);
            return null;
        }
    }

    /// <summary>Counts it as wrong where an option was not given.</summary>
    public void Require(Option<string?> option)
    {
        if (parsed.GetValue(option) is null)
            _findings = _findings.Add(Finding.Error("option", null, option.Name, "not given", $"{option.HelpName}, {option.Description}"));
    }

    /// <summary>Counts something as wrong that is about the command line as a whole.</summary>
    /// <param name="found">What was said.</param>
    /// <param name="expected">What must be said.</param>
    /// <param name="verb">The verb whose help says more.</param>
    public void RefuseUsage(string found, string expected, string verb) =>
        _findings = _findings.Add(Finding.Error("usage", null, "command line", found, expected, $"See thon {verb} --help"));

    /// <summary>Stops the work where any option was wrong.</summary>
    /// <exception cref="BadInputException">Carries a finding for each wrong option.</exception>
    public void ThrowIfWrong() => _findings.ThrowIfErrors();

    private void Wrong(Option option, string text, string expected)
    {
        var finding = Finding.Error("option", null, option.Name, $"'{text}'", expected);
        if (!_findings.Contains(finding)) _findings = _findings.Add(finding);
    }
}
