using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prytulak.Foundation;

namespace Prytulak.Tests.Fixture;

/// <summary>A whole network of its own: the real server on a free port, with empty databases and a clock that stands.</summary>
public sealed class TestNetwork : IAsyncDisposable
{
    private WebApplication? app;

    private TestNetwork(Settings settings) => Settings = settings;

    public Settings Settings { get; }

    public TestClock Clock { get; } = new();

    public Heard Heard { get; } = new();

    public Uri Address => Settings.PublicAddress;

    public IServiceProvider Services => app!.Services;

    private Action<WebApplicationBuilder>? Adjusting { get; init; }

    private Action<Routes>? MoreRoutes { get; init; }

    /// <param name="adjust">What is other than in the real server.</param>
    /// <param name="routes">Routes that only the test has.</param>
    public static async Task<TestNetwork> Start(On on, Action<WebApplicationBuilder>? adjust = null, Action<Routes>? routes = null)
    {
        var (main, keys) = on is On.Postgres ? await Cluster.NewPair() : ("", "");
        var data = Directory.CreateTempSubdirectory("prytulak-test-").FullName;
        using var port = Bound(0);
        var network = new TestNetwork(new()
        {
            Data = Path.Combine(data, "data"), Database = main, Keys = keys, Empty = true, Address = "",
            MasterKeyFile = "", SmtpHost = "", Port = ((IPEndPoint)port.LocalEndPoint!).Port,
        }) { Adjusting = adjust, MoreRoutes = routes };
        await network.Start();
        return network;
    }

    /// <summary>Stops the server, as an operator would, and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public async Task Start()
    {
        app = Server.Build(Settings, Adjust);
        MoreRoutes?.Invoke(new Routes(app));
        await app.Services.Prepare();
        await app.StartAsync();
    }

    /// <summary>Stops the server and leaves its data.</summary>
    public async Task Stop()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client with cookies of its own, which follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
        { BaseAddress = Address };

    /// <summary>Somebody new with a browser that prefers this language.</summary>
    public Visitor Visitor(string language = "en") => new(Client(), language);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Cluster.Drop(Settings.MainAddress);
        await Cluster.Drop(Settings.KeysAddress);
        Directory.GetParent(Settings.Data)!.Delete(recursive: true);
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        // The port is ours before the server asks for it, so nobody takes it meanwhile.
        builder.WebHost.UseUrls($"http://127.0.0.1:{Settings.Port}").UseSockets(sockets => sockets.CreateBoundListenSocket = _ => Bound(Settings.Port));
        builder.Logging.ClearProviders().AddProvider(Heard);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        Adjusting?.Invoke(builder);
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }
}
