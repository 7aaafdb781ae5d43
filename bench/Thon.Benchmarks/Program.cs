using Thon.Benchmarks;

switch (args.FirstOrDefault())
{
    case "fft":
        Fft.Run(args[1..]);
        return 0;
    case "pipeline":
        Pipeline.Run(args.ElementAtOrDefault(1));
        return 0;
    default:
        Console.Error.WriteLine("usage: benchmarks fft [SUBJECT]... | pipeline [FOLDER TO KEEP THE SERIES IN]");
        return 2;
}
