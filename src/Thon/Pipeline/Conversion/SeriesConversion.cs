using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Formats.Mdoc;
using Thon.Units;

namespace Thon.Pipeline.Conversion;

/// <summary>Reads what files of any dialect say about a series, puts it together, and writes it as another program keeps it.</summary>
public static class SeriesConversion
{
    /// <summary>Converts the metadata of a series.</summary>
    /// <param name="job">The files and what is wanted.</param>
    /// <exception cref="BadInputException">A file cannot be read, files contradict each other about which tilt is which, or something the dialect must have is missing; nothing was written.</exception>
    public static ConversionResult Run(ConversionJob job)
    {
        using var stack = job.Stack is null ? null : SectionFile.Open(job.Stack);
        var (files, series) = Read(job, stack);
        series.Findings.ThrowIfErrors();
        var output = DialectFiles.Write(job.To, series, files);
        var findings = series.Findings.AddRange(output.Findings).AddRange(DefocusCentre.Notes(series, files, job.To));
        findings.ThrowIfErrors();
        string[] paths = DialectPaths.In(job.Folder, output.Texts);
        OutputNames.Claim(paths, job.Overwrite, job.Stack is null ? job.Files : job.Files.Add(job.Stack));
        foreach (string path in paths) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        TextFiles.Write(paths.Zip(output.Texts, (path, text) => (path, text.Text)), job.Overwrite);
        return new(series, [.. paths], findings);
    }

    /// <summary>What all files, the options and the stack together say, its findings with it.</summary>
    /// <param name="job">The files and what is stated.</param>
    /// <exception cref="BadInputException">A file cannot be read.</exception>
    public static SeriesDescription Describe(ConversionJob job)
    {
        using var stack = job.Stack is null ? null : SectionFile.Open(job.Stack);
        return Read(job, stack).Series;
    }

    private static (ImmutableArray<DialectFile> Files, SeriesDescription Series) Read(ConversionJob job, ISectionFile? stack)
    {
        var stated = StatedDescription.Of(job.Stated, job.Name);
        SeriesDescription[] last = stack is null ? [] : [StatedDescription.Of(stack)];
        SeriesDescription Together(ImmutableArray<DialectFile> files) => SeriesMerge.Of(StatedHand.About(stated, [.. RefinedAngles.Aside(files), .. last.Select(one => ((Dialect?)null, one))]));

        // Some files leave it to others how many images there are, how large a pixel is and how the images were tilted, so all are read once to learn that.
        string name = job.Name ?? Path.GetFileNameWithoutExtension(job.Stack ?? job.Files[0]);
        var alone = ReadAll(job.Files, new(name, stack?.Count, job.Stated.PixelSize));
        var first = Together(alone);
        int? count = stack?.Count ?? (first.Tilts.IsEmpty ? null : first.Tilts.Max(tilt => tilt.Section) + 1);
        var files = ReadAll(job.Files, new(first.Name ?? name, count, first.PixelSize)
        {
            TiltAngles = RefinedAngles.Of(alone, count) ?? Angles(first),
            AreTomoAxis = alone.Where(file => file.Dialect == Dialect.AreTomo).Select(file => file.Description.TiltAxis).FirstOrDefault(axis => axis is not null),
            ImodAxis = alone.Select(file => file.UprightAxis).FirstOrDefault(axis => axis is not null),
        });
        var series = SeriesCompletion.Of(Together(files), job.Stated, job.Stack);
        series = series with { Findings = series.Findings.AddRange(AxisTurned.Notes(series)) };
        if (stack is not null) series = series with { Findings = series.Findings.AddRange(stack.Findings).AddRange(Sections(series, stack)) };
        return (files, series with { Name = series.Name ?? name });
    }

    // By section; none where they are not known of every one.
    private static ImmutableArray<Angle> Angles(SeriesDescription series)
    {
        TiltDescription[] tilts = [.. series.Tilts.OrderBy(tilt => tilt.Section)];
        bool known = tilts.Select((tilt, i) => tilt.Section == i && TiltMatching.AngleOf(tilt) is not null).All(yes => yes);
        return known ? [.. tilts.Select(tilt => TiltMatching.AngleOf(tilt)!.Value)] : [];
    }

    private static ImmutableArray<DialectFile> ReadAll(ImmutableArray<string> paths, DialectContext context)
    {
        var files = ImmutableArray.CreateBuilder<DialectFile>();
        var refusals = FindingList.Empty;
        foreach (string path in paths)
        {
            try
            {
                files.Add(DialectFiles.Read(path, context));
            }
            catch (BadInputException bad)
            {
                refusals = refusals.AddRange(bad.Findings);
            }
        }

        refusals.ThrowIfErrors();
        return Gathered(files.ToImmutable());
    }

    // The mdocs of single movies, one a tilt, tell of a series only together; they stand where the first of them stood.
    private static ImmutableArray<DialectFile> Gathered(ImmutableArray<DialectFile> files)
    {
        MdocFile[] movies = [.. files.Select(file => file.Mdoc).OfType<MdocFile>().Where(mdoc => mdoc.Sections.All(section => section.ZValue is null))];
        if (movies.Length < 2) return files;
        var whole = new DialectFile(Dialect.Mdoc, MdocDescription.Of(movies));
        bool IsOfMovie(DialectFile file) => file.Mdoc is { } mdoc && movies.Contains(mdoc);
        return [.. files.TakeWhile(file => !IsOfMovie(file)), whole, .. files.SkipWhile(file => !IsOfMovie(file)).Where(file => !IsOfMovie(file))];
    }

    private static IEnumerable<Finding> Sections(SeriesDescription series, ISectionFile stack)
    {
        int[] beyond = [.. series.Tilts.Select(tilt => tilt.Section).OfType<int>().Where(section => section >= stack.Count)];
        if (beyond.Length > 0)
            yield return Finding.Error("convert-sections", series.FileName, null, $"section {beyond[0]}, and {beyond.Length - 1} more that the stack does not have", $"sections 0 to {stack.Count - 1} of {stack.Name}", "Name the files that belong to this stack");
        int left = Enumerable.Range(0, stack.Count).Except(series.Tilts.Select(tilt => tilt.Section).OfType<int>()).Count();
        if (left > 0 && series.Tilts.Any(tilt => tilt.Section is not null))
            yield return Finding.Note("convert-sections", stack.Name, null, $"{left} of {stack.Count} sections that no file tells of");
    }
}
