using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Thon.Formats.Text;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>Reads the rows of the tilts.</summary>
internal static partial class TiltStarRows
{
    private const double LargestTiltDegrees = 180;

    internal static ImmutableArray<TiltDescription> Of(StarPlaces places, ProjectionFrame? frame, StarNumbers reader)
    {
        var block = places.Tilts!;
        bool frames = places.HasFrames && (places.FrameCount ?? block.Rows.Length) == block.Rows.Length;
        int?[] sections = Sections(block, frames, reader), acquired = Acquired(block, reader);
        // RELION's own fallback for the dose of a tilt.
        var dose = reader.Dose(places.Series, places.Row, "rlnTomoImportFractionalDose");
        return
        [
            .. Enumerable.Range(0, block.Rows.Length).Select(row => Row(block, row, sections[row], reader) with
            {
                Image = Image(places, row, sections[row]),
                Dose = reader.Dose(block, row, "thonDose") ?? dose,
                Acquired = acquired[row],
                Alignment = TiltStarAlignments.Of(block, row, frame, reader),
            }),
        ];
    }

    private static TiltDescription Row(StarBlock block, int row, int? section, StarNumbers reader) =>
        new(row, section, Movie: Known(block.Text(row, "rlnMicrographMovieName")))
        {
            TiltAngle = TiltAngle(block, row, reader),
            DoseBefore = reader.Dose(block, row, "rlnMicrographPreExposure"),
            NominalDefocus = reader.Number(block, row, "rlnTomoNominalDefocus") is { } micrometers ? Length.FromMicrometers(-micrometers) : null,
            Estimate = Estimate(block, row, reader),
            NominalTiltAxis = reader.Angle(block, row, "rlnTomoNominalTiltAxisAngle"),
            IsExcluded = IsExcluded(block, row, reader),
        };

    // RELION 4 names the stack only, once for the series.
    private static string? Image(StarPlaces places, int row, int? section) =>
        places.HasFrames && section is { } frame ? StarImageName.Of(frame, places.Stack!) : Known(places.Tilts!.Text(row, "rlnMicrographName"));

    private static string? Known(string? word) => word is "" or "None" or "none" or "<NA>" ? null : word;

    private static Angle? TiltAngle(StarBlock block, int row, StarNumbers reader)
    {
        string label = block.Has("rlnTomoNominalStageTiltAngle") ? "rlnTomoNominalStageTiltAngle" : "rlnTomoYTilt";
        var angle = reader.Angle(block, row, label);
        if (Math.Abs(angle?.Degrees ?? 0) <= LargestTiltDegrees) return angle;
        reader.Report(block, row, label, "a tilt angle, -180 to 180 degrees");
        return null;
    }

    // RELION's index of a movie is chronological; programs begin it at 0 or at 1.
    private static int?[] Acquired(StarBlock block, StarNumbers reader)
    {
        string label = block.Has("thonAcquired") ? "thonAcquired" : "rlnTomoTiltMovieIndex";
        double?[] places = [.. Enumerable.Range(0, block.Rows.Length).Select(row => reader.Number(block, row, label))];
        bool orders = places.All(place => place is >= 0 and <= int.MaxValue && place == Math.Round(place.Value)) && places.Distinct().Count() == places.Length;
        int first = label == "thonAcquired" || places.Contains(0) ? 0 : 1;
        if (!orders && places.Any(place => place is not null))
            reader.Warn("star-acquired", $"data_{block.Name}, _{label}", "no order of acquisition", "whole numbers from 0 or 1, each once", "It is not used.");
        return [.. places.Select(place => orders ? (int?)((int)place!.Value - first) : null)];
    }

    private static bool IsExcluded(StarBlock block, int row, StarNumbers reader)
    {
        double? excluded = reader.Number(block, row, "thonExcluded");
        if (excluded is not (null or 0 or 1)) reader.Report(block, row, "thonExcluded", "1 for an excluded image, 0 for the others");
        return excluded == 1;
    }

    private static DefocusEstimate? Estimate(StarBlock block, int row, StarNumbers reader)
    {
        if (reader.Length(block, row, "rlnDefocusU") is not { } u) return null;
        var v = reader.Length(block, row, "rlnDefocusV") ?? u;
        var angle = reader.Angle(block, row, "rlnDefocusAngle") ?? Angle.Zero;
        return new(new Defocus(u, v, angle), reader.Angle(block, row, "rlnPhaseShift") ?? Angle.Zero)
        {
            Sigma = KnownLength(block, row, "thonDefocusSigma", reader),
            USigma = KnownLength(block, row, "thonDefocusUSigma", reader),
            VSigma = KnownLength(block, row, "thonDefocusVSigma", reader),
            Source = DefocusSourceWords.Parse(block.Text(row, "thonDefocusSource") ?? "") ?? DefocusSource.Fit,
            Resolution = Resolution(block, row, reader),
            Score = Known(reader.Figure(block, row, "rlnCtfFigureOfMerit")),
            AstigmatismSigma = KnownLength(block, row, "thonAstigmatismSigma", reader),
            AngleSigma = KnownAngle(block, row, "thonDefocusAngleSigma", reader),
            PhaseSigma = KnownAngle(block, row, "thonPhaseShiftSigma", reader),
            Verdict = StarWords.Verdict(block, row, "thonVerdict", reader),
            Reason = StarWords.Reason(block.Text(row, "thonReason")),
        };
    }

    // RELION 2 and Gctf call it by the second name.
    private static Length? Resolution(StarBlock block, int row, StarNumbers reader) =>
        Known(reader.Figure(block, row, block.Has("rlnCtfMaxResolution") ? "rlnCtfMaxResolution" : "rlnFinalResolution")) is { } finest
            ? new Length(finest)
            : null;

    private static Length? KnownLength(StarBlock block, int row, string label, StarNumbers reader) =>
        Known(reader.Number(block, row, label)) is { } angstroms ? new Length(angstroms) : null;

    private static Angle? KnownAngle(StarBlock block, int row, string label, StarNumbers reader) =>
        Known(reader.Number(block, row, label)) is { } degrees ? Angle.FromDegrees(degrees) : null;

    // 0 stands for not known in these columns.
    private static double? Known(double? value) => value == 0 ? null : value;

    // 000012@stack.mrc is section 12 of a stack, from 1. newstack splits a stack into stack.mrc.00, stack.mrc.01 and so on, from 0
    // unless told otherwise. RELION 4 has one row a frame of its stack, in the frames' order.
    private static int?[] Sections(StarBlock block, bool rowsAreSections, StarNumbers reader)
    {
        int count = block.Rows.Length;
        string?[] images = [.. Enumerable.Range(0, count).Select(row => block.Text(row, "rlnMicrographName"))];
        int?[] inStack = [.. images.Select(image => Section(InStack(), image)).Select(section => section >= 1 ? section - 1 : null)];
        if (inStack.All(section => section is not null)) return inStack;

        int?[] split = [.. images.Select(image => Section(Split(), image))];
        if (count > 1 && split.All(section => section is not null) && split.Distinct().Count() == count && split.Min() is 0 or 1)
        {
            int first = split.Min()!.Value;
            reader.Warn(
                "star-split-names", $"data_{block.Name}", $"images named like {images[0]}", "names like 000001@stack.mrc",
                $"Their endings were taken as sections from {first}.");
            return [.. split.Select(section => section - first)];
        }

        return rowsAreSections && images.All(image => image is null) ? [.. Enumerable.Range(0, count)] : inStack;
    }

    private static int? Section(Regex pattern, string? image) => image is null ? null : TextNumber.Whole(pattern.Match(image).Groups[1].Value);

    [GeneratedRegex("^([0-9]+)@")]
    private static partial Regex InStack();

    [GeneratedRegex(@"\.(?:mrc|st|mrcs|ali)\.([0-9]+)$")]
    private static partial Regex Split();
}
