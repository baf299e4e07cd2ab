using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Serves the network until it is told to stop; an empty one is filled with a demonstration first, unless it shall stay empty.</summary>
public static class Serving
{
    public static async Task Run(Settings settings)
    {
        await using var app = Server.Build(settings);
        await app.Services.Prepare();
        var demonstration = app.Services.GetRequiredService<Demonstration>();
        if (!settings.Empty) await demonstration.Fill(Progress);
        await app.StartAsync();
        Console.WriteLine($"Prytulak is on {settings.PublicAddress}");
        foreach (var (role, path) in await demonstration.SignIns()) Console.WriteLine($"  {role,-12} {new Uri(settings.PublicAddress, path)}");
        await app.WaitForShutdownAsync();
    }

    private static void Progress(double done)
    {
        if (Console.IsErrorRedirected && done < 1) return;
        Console.Error.Write($"\rFilling the demonstration network … {done:P0} ");
        if (done >= 1) Console.Error.WriteLine();
    }
}
