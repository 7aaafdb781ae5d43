using Thon.Cli;

CarriedLibraries.Offer();
using var signals = new Signals();
return Tool.Run(args, new Shell(Console.Out, Console.Error, !Console.IsErrorRedirected, signals.Cancellation));
