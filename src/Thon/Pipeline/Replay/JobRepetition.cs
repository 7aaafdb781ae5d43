using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Records;
using Thon.Provenance;

namespace Thon.Pipeline.Replay;

/// <summary>Recomputes what a file holds from its record and its inputs. Nothing is written but a work file in the temporary folder, where memory does not suffice for a volume.</summary>
public static class JobRepetition
{
    /// <summary>Repeats the last job of a file and compares.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">How to work.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The file has no record that serves, an input is missing or another one, or the steps are not known.</exception>
    public static ReplayResult Run(string path, ReplaySettings settings, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (TextKinds.Of(path) is not null) return TextReplay.Run(path, settings, progress, cancellation);
        using var file = SectionFile.Open(path);
        var (sidecar, notes) = RecordedFileSearch.Require(file);
        var job = sidecar.Record.Last;
        RecordedFileSearch.OtherSize(file, sidecar).ThrowIfErrors();
        var mode = PixelWords.Read(job.Result.Pixels) ?? throw RecordedNumbersCheck.Unknown(job, path);
        var (source, main, odd) = Find(path, sidecar, settings, cancellation);
        using var images = SectionFile.Open(source.Path);
        RecordedNumbersCheck.Size(job, images);
        var sink = new ReplaySink(file, mode);
        var estimation = RecordedNumbersCheck.Guarded(path, () =>
        {
            var repeated = main is null ? null : Estimate(job, main, settings, progress, cancellation);
            JobReplay.Run(job, new(path, images, sink, settings, progress, cancellation));
            return repeated;
        });
        ImmutableArray<FoundInput> inputs = main is null || main == source ? [source] : [source, main];
        var result = new ReplayResult(path, sidecar.Record, inputs, sink.Made, sink.Found, sink.Differences) { Estimation = estimation };
        return result with { Findings = notes.AddRange(odd).AddRange(Software(result)) };
    }

    /// <summary>The images, and where the estimation is to be repeated, those it was made with.</summary>
    internal static (FoundInput Source, FoundInput? Main, FindingList Findings) Find(string path, Sidecar sidecar, ReplaySettings settings, CancellationToken cancellation)
    {
        var job = sidecar.Record.Last;
        if (job.Inputs.IsDefaultOrEmpty) throw RecordedNumbersCheck.Unknown(job, path);
        var main = job.Inputs.FirstOrDefault(input => input.Role == RecordedFile.MainStack) ?? job.Inputs[0];
        var search = new InputSearch(path, sidecar, settings.Inputs, settings.Threads, cancellation);
        var findings = search.Strangers([.. new[] { job.Inputs[0], main }.Distinct()]);
        var (source, other) = search.Find(job.Inputs[0]);
        if (source is null) findings = findings.Add(other ?? InputSearch.Missing(job.Inputs[0]));
        findings.ThrowIfErrors();
        if (job is not { Estimation: not null, Series: not null } || settings.Estimation == EstimationUse.Leave) return (source!, null, findings);
        if (main == job.Inputs[0]) return (source!, source, findings);
        var (found, replaced) = search.Find(main);
        if (replaced is not null) throw new BadInputException(replaced with { Advice = $"{replaced.Advice}, or leave the estimation away with --skip-estimation" });
        return found is not null ? (source!, found, findings) : (source!, null, findings.Add(LeftAway(path, main)));
    }

    private static EstimationReplay Estimate(Job job, FoundInput main, ReplaySettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var images = SectionFile.Open(main.Path);
        return EstimationReplay.Of(job, images, settings.Threads, progress, cancellation);
    }

    private static Finding LeftAway(string path, RecordedFile main) => Finding.Note(
        "replay-estimation-left", path, null, $"the main stack '{main.Name}' was not found, so its estimation was not repeated", null, "Say where it is with a second --input");

    /// <summary>What computed it otherwise than then.</summary>
    internal static IEnumerable<Finding> Software(ReplayResult result)
    {
        var (path, then, now) = (result.File, result.Job.Software, Thon.Provenance.Software.Current);
        if ((then.Name, then.Version) != (now.Name, now.Version))
            yield return Finding.Note("replay-version", path, null, $"made by {then.Name} {then.Version}, repeated by {now.Name} {now.Version}", "the same bits from the same version", $"Use version {then.Version} where they differ");
        if (then.Runtime != now.Runtime)
            yield return Finding.Note("replay-runtime", path, null, $"made on {then.Runtime}, repeated on {now.Runtime}");
        if (then.Platform != now.Platform)
            yield return Finding.Note("replay-platform", path, null, $"made on {then.Platform}, repeated on {now.Platform}", "the same bits with the same C library alone", $"Replay on {then.Platform} where they differ");
        // Where the bits are the same there is nothing to do.
        if (then.InstructionSet != now.InstructionSet && result.Verdict != ReplayVerdict.BitIdentical)
            yield return Finding.Note(
                "replay-instruction-set", path, null, $"the record names {then.InstructionSet}, this machine computes with {now.InstructionSet}", "the same bits on one instruction set alone", InstructionSetWords.Advice(then.InstructionSet, now.InstructionSet));
    }
}
