using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Prytulak.Bench.Pages;

/// <summary>A server in a process of its own, so that its processor time is not mixed with that of those who ask.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Uri address;

    private ServerProcess(Process process, Uri address) => (this.process, this.address) = (process, address);

    /// <summary>From its birth until it listened, by the clock and by the processor.</summary>
    public TimeSpan StartedIn { get; private set; }

    public TimeSpan StartedFor { get; private set; }

    /// <summary>A way in for each role.</summary>
    public Dictionary<string, string> SignIns { get; } = [];

    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The real server, as it is deployed, on a filled network.</summary>
    public static async Task<ServerProcess> Prytulak(IReadOnlyList<string> network)
    {
        var server = Begin("prytulak", ["serve", "--empty", .. network]);
        await server.Listening("Prytulak is on ");
        while (server.SignIns.Count < Operating.DemonstrationStaff.Roles.Count && await server.process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var role, var link]) server.SignIns[role] = link;
        return server;
    }

    /// <summary>The bare endpoint.</summary>
    public static async Task<ServerProcess> Peer()
    {
        var server = Begin("Prytulak.Bench", ["peer"]);
        await server.Listening(Pages.Peer.Ready);
        return server;
    }

    private static ServerProcess Begin(string program, string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), [.. arguments, "--port", $"{port}"]) { RedirectStandardOutput = true };
        return new(Process.Start(start)!, new Uri($"http://localhost:{port}"));
    }

    private async Task Listening(string ready)
    {
        var watch = Stopwatch.StartNew();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal)) continue;
            (StartedIn, StartedFor) = (watch.Elapsed, Processor);
            return;
        }
        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Waits until it has done with what it does after its start.</summary>
    public async Task Rest()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && await Busy(Look) > Look / 20) { }
    }

    private async Task<TimeSpan> Busy(TimeSpan time)
    {
        var before = Processor;
        await Task.Delay(time);
        return Processor - before;
    }

    /// <summary>Processor time of the server and of its database up to now.</summary>
    public Func<(TimeSpan, TimeSpan)> Clock(Func<TimeSpan>? ofDatabase = null) => () => (Processor, ofDatabase?.Invoke() ?? TimeSpan.Zero);

    /// <summary>Somebody with cookies of their own.</summary>
    public HttpClient Visitor() =>
        new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = address, DefaultRequestHeaders = { { "Accept-Language", "uk" } } };

    private TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
