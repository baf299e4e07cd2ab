using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prytulak.Bench.Pages;

/// <summary>What the framework alone costs: one endpoint, set up as our server is, that answers the same bytes to everybody.</summary>
static class Peer
{
    public const string Ready = "The peer listens";
    private const int Largest = 1 << 21;
    private static readonly Option<int> Port = new("--port") { Required = true };

    public static Command Command()
    {
        var command = new Command("peer", "Serves constant pages; `pages` starts it.") { Port };
        command.Hidden = true;
        command.SetAction(parsed => Serve(parsed.GetValue(Port)));
        return command;
    }

    private static async Task Serve(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://localhost:{port}").UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        var page = new byte[Largest];
        page.AsSpan().Fill((byte)'a');
        app.MapGet("/{bytes:int}", (int bytes) => TypedResults.Bytes(page.AsMemory(0, bytes), "text/html; charset=utf-8"));
        await app.StartAsync();
        Console.WriteLine(Ready);
        await app.WaitForShutdownAsync();
    }
}
