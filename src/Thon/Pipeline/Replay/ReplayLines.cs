using System.Globalization;
using Thon.Findings;

namespace Thon.Pipeline.Replay;

/// <summary>What came of a replay, in words.</summary>
public static class ReplayLines
{
    // More than these of an estimation say no more.
    private const int ShownNumbers = 3;

    /// <summary>The lines, the verdict last.</summary>
    public static IEnumerable<string> Of(ReplayResult result) => Lines(result).Select(line => PlainText.Of(line.ReplaceLineEndings(" ")));

    private static IEnumerable<string> Lines(ReplayResult result)
    {
        yield return $"{result.File}: {result.Job.Command}, {result.Job.Result.DataType.Label}";
        foreach (var input in result.Inputs) yield return $"  {input.Recorded.Role}: {input.Path}, its pixels are those recorded ({Short(input.Recorded.Content)})";
        if (result.Estimation is { } estimation)
            foreach (string line in Estimation(estimation)) yield return "  " + line;
        else if (result.Job.Estimation is not null)
            yield return "  estimation: not repeated";
        foreach (string line in result.Job.Output.Text is null ? Pixels(result) : Text(result)) yield return "  " + line;
        yield return Verdict(result);
    }

    private static IEnumerable<string> Estimation(EstimationReplay estimation)
    {
        if (estimation.Differences.IsEmpty)
        {
            yield return $"estimation: all {estimation.Numbers} numbers are those recorded, bit for bit";
            yield break;
        }
        yield return $"estimation: {estimation.Differences.Length} of {estimation.Numbers} numbers differ";
        foreach (var number in estimation.Differences.Take(ShownNumbers)) yield return $"  {number.Name}: {Number(number.Recorded)} recorded, {Number(number.Found)} now";
    }

    private static IEnumerable<string> Pixels(ReplayResult result)
    {
        string recorded = result.Job.Output.Content;
        yield return result.Made.ToString() == recorded ? $"recomputed: the content hash is that recorded ({Short(recorded)})" : $"recomputed: content hash {Short(result.Made.ToString())}, recorded {Short(recorded)}";
        if (!result.IsFileAsRecorded) yield return $"the file: content hash {Short(result.Found.ToString())}, recorded {Short(recorded)}: its pixels were changed after it was written";
        if (result.Differences.IsEmpty)
        {
            yield return $"the file: all {Sections(result.Job.Output.Sections)} as recomputed, bit for bit";
            yield break;
        }
        var (first, largest) = (result.Differences[0], result.Differences.MaxBy(section => section.Largest)!);
        yield return Text($"the file: {Sections(result.Differences.Length)} of {result.Job.Output.Sections} not as recomputed, first section {first.Section}, in {first.Pixels} pixels");
        yield return Text($"largest difference: {largest.Largest:G3} in section {largest.Section}, whose standard deviation is {largest.Deviation:G3}; root mean square {result.Differences.Max(section => section.RootMeanSquare):G3}");
    }

    private static IEnumerable<string> Text(ReplayResult result)
    {
        string recorded = result.Job.Output.Content;
        yield return result.Made.ToString() == recorded ? $"made anew: the content hash is that recorded ({Short(recorded)})" : $"made anew: content hash {Short(result.Made.ToString())}, recorded {Short(recorded)}";
        if (!result.IsFileAsRecorded) yield return $"the file: content hash {Short(result.Found.ToString())}, recorded {Short(recorded)}: it was changed after it was written";
        yield return result.FirstOtherLine is { } line ? $"the file: not as made anew from line {line} on" : "the file: all bytes as made anew";
    }

    private static string Verdict(ReplayResult result) => result.Verdict switch
    {
        ReplayVerdict.BitIdentical when result is { Estimation: null, Job.Estimation: not null } => "pixels bit-identical, estimation not repeated",
        ReplayVerdict.BitIdentical => "bit-identical",
        ReplayVerdict.OtherInstructionSet =>
            $"differs as another instruction set does: the record names {result.Job.Software.InstructionSet}, this machine computes with {Thon.Provenance.Software.Current.InstructionSet}; bits are promised on one instruction set only. {Advice(result)}",
        _ => "differs",
    };

    private static string Advice(ReplayResult result) => InstructionSetWords.Advice(result.Job.Software.InstructionSet, Thon.Provenance.Software.Current.InstructionSet);

    private static string Sections(int count) => count == 1 ? "1 section" : $"{count} sections";

    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;

    private static string Number(double? number) => number is { } known ? known.ToString("R", CultureInfo.InvariantCulture) : "nothing";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
