using System.Globalization;
using Thon.Benchmarks;

switch (args.FirstOrDefault())
{
    case "fft":
        Fft.Run(args[1..]);
        return 0;
    case "pipeline":
        Pipeline.Run(args.ElementAtOrDefault(1));
        return 0;
    case "correct" when args.Length < 3:
        Correct.Run(args.ElementAtOrDefault(1), Correct.UsualViews);
        return 0;
    case "correct" when int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out int views) && views > 1:
        Correct.Run(args[1], views);
        return 0;
    case "deconvolve" when args.Length == 2:
        Deconvolve.PrepareLarge(args[1]);
        return 0;
    case "deconvolve":
        Deconvolve.Run();
        return 0;
    case "records" when args.Length == 4:
        RunPairs.Run(args[1], [args[2]], [args[3]]);
        return 0;
    case "reports" when args.Length == 3:
        RunPairs.Run(args[1], [args[2], "--report", "off"], [args[2], "--report", "on"]);
        return 0;
    case "records" when args.Length < 3:
        Records.Run(args.ElementAtOrDefault(1));
        return 0;
    case "batch" when args.Length == 3:
        Batch.Run(args[1], args[2], Batch.UsualRounds);
        return 0;
    case "batch" when args.Length == 4 && int.TryParse(args[3], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
        Batch.Run(args[1], args[2], rounds);
        return 0;
    case "batch-library" when args.Length == 3:
        Batch.Library(Directory.EnumerateFiles(args[1], "*.mrc").Order(StringComparer.Ordinal), args[2]);
        return 0;
    case "hash":
        Hash.Run();
        return 0;
    case "large" when args.Length == 2:
        Correct.PrepareLarge(args[1]);
        return 0;
    default:
        Console.Error.WriteLine("usage: benchmarks fft [SUBJECT]... | pipeline [FOLDER TO KEEP THE SERIES IN] | correct [FOLDER TO KEEP THE SERIES IN [VIEWS]] | deconvolve [FOLDER FOR A LARGE VOLUME] | batch FOLDER TO KEEP THE SERIES IN, TOOL [ROUNDS] | hash | records [FOLDER TO KEEP THE SERIES IN [TOOL WITHOUT RECORDS, TOOL WITH THEM]] | reports FOLDER TO KEEP THE SERIES IN, TOOL | large FOLDER");
        return 2;
}
