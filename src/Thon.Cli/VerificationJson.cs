namespace Thon.Cli;

/// <summary>What a verification says, for programs: keys and their meaning stay as they are for one <see cref="FormatVersion"/>. docs/data-types.md lists them.</summary>
internal static class VerificationJson
{
    /// <summary>Grows when a key goes away or changes its meaning; new keys do not change it.</summary>
    public const int FormatVersion = 1;

    /// <summary>The report.</summary>
    public static string Encode(string recipe, IEnumerable<VerifiedFile> results, int exitCode) => ReportJson.Encode("thon-verify", FormatVersion, json =>
    {
        json.WriteString("recipe", recipe);
        json.WriteNumber("exitCode", exitCode);
        json.WriteObjects("files", results, result =>
        {
            json.WriteTexts(("file", result.File), ("verdict", result.Word));
            json.WriteObjects("differences", result.Differences, one => json.WriteTexts(("trait", one.Trait), ("expected", one.Expected), ("found", one.Found)));
            json.WriteTexts("reasons", result.Reasons);
            json.WriteTexts("commands", result.Commands);
        });
    });
}
