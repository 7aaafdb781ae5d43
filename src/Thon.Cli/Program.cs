using Thon.Cli;
using Thon.Findings;

CarriedLibraries.Offer();
using var signals = new Signals();
var shell = new Shell(Console.Out, Console.Error, !Console.IsErrorRedirected, signals.Cancellation);
if (OpenSsl.Missing() is { } missing)
{
    shell.Print(FindingList.Of(missing));
    return ExitCodes.BadInput;
}
return Tool.Run(args, shell);
