using Thon.Benchmarks;

switch (args.FirstOrDefault())
{
    case "fft":
        Fft.Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("usage: benchmarks fft [SUBJECT]...");
        return 2;
}
