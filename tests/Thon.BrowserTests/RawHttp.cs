using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Thon.BrowserTests;

/// <summary>Requests letter by letter, as no browser and no library would send them.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends lines, and returns all that is answered until the server closes.</summary>
    /// <param name="port">A port of 127.0.0.1.</param>
    /// <param name="request">The request line and its headers, without the end of each line; a connection that closes is asked for besides.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<string> Ask(int port, IEnumerable<string> request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        var stream = client.GetStream();
        string text = string.Concat(request.Append("Connection: close").Select(line => line + "\r\n")) + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), patience.Token);
        using var answer = new StreamReader(stream, Encoding.UTF8);
        return await answer.ReadToEndAsync(patience.Token);
    }

    /// <summary>The status of an answer; 0 where there is none.</summary>
    public static int StatusOf(string answer) => answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3)) : 0;

    /// <summary>What follows its headers.</summary>
    public static string BodyOf(string answer) => answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
}
