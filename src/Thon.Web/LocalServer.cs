using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Thon.Findings;

namespace Thon.Web;

/// <summary>A web server that this machine alone reaches. It is set up here in full: no file and no variable of the environment changes where it listens.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private const int MostConnections = 512;
    private const int MostBodyBytes = 64 * 1024;
    private const int MostHeaderBytes = 16 * 1024;
    private const int MostLineBytes = 4 * 1024;
    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _server;
    private readonly ServiceProvider _services;

    private LocalServer(KestrelServer server, ServiceProvider services) => (_server, _services) = (server, services);

    /// <summary>The port it listens at.</summary>
    public int Port => new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Begins to listen at 127.0.0.1.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="answer">Answers a request.</param>
    /// <param name="cancellation">Stops the beginning.</param>
    /// <exception cref="BadInputException">The port is taken, or not to be had.</exception>
    public static async Task<LocalServer> StartAsync(int port, Func<HttpContext, Task> answer, CancellationToken cancellation)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var local = new LocalServer(new(Options.Create(OptionsOf(port, services)), transport, NullLoggerFactory.Instance), services);
        try
        {
            await local._server.StartAsync(new Application(answer), cancellation);
            return local;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await local.DisposeAsync();
            throw new BadInputException(Finding.Error(
                "inspect-port", null, "--port", $"port {port} of 127.0.0.1 cannot be had: {e.Message}", "a free port above 1023", "Leave --port away for any that is free, or give another one"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whoever is still asking when the time is over gets no answer.
        using var patience = new CancellationTokenSource(StopTime);
        await _server.StopAsync(patience.Token);
        _server.Dispose();
        await _services.DisposeAsync();
    }

    private static KestrelServerOptions OptionsOf(int port, ServiceProvider services)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxConcurrentUpgradedConnections = 0;
        options.Limits.MaxRequestBodySize = MostBodyBytes;
        options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        options.Limits.MaxRequestLineSize = MostLineBytes;
        options.Limits.RequestHeadersTimeout = HeaderTime;
        options.Limits.KeepAliveTimeout = IdleTime;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }

    private sealed class Application(Func<HttpContext, Task> answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(Microsoft.AspNetCore.Http.Features.IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
