using System.Diagnostics;

namespace Prytulak.Bench.Pages;

/// <summary>A page, and who opens it in turn under which address.</summary>
sealed record MainPage(string Name, IReadOnlyList<(HttpClient By, string Path)> Turns);

/// <summary>Connections that each send the next request when the answer to the last is whole.</summary>
static class ClosedLoop
{
    /// <param name="clock">Processor time of the server and of its database up to now.</param>
    public static async Task<Figures> Run(MainPage page, int connections, TimeSpan time, Func<(TimeSpan Server, TimeSpan Database)> clock)
    {
        var (before, watch, turn) = (clock(), Stopwatch.StartNew(), -1);
        var answers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<(double Time, int Bytes)>();
            do own.Add(await Ask(page.Turns[Interlocked.Increment(ref turn) % page.Turns.Count])); while (watch.Elapsed < time);
            return own;
        })));
        var (took, after) = (watch.Elapsed, clock());
        var all = answers.SelectMany(own => own).ToList();
        return new([.. all.Select(a => a.Time).Order()], took, (int)all.Average(a => a.Bytes), after.Server - before.Server, after.Database - before.Database);
    }

    private static async Task<(double Time, int Bytes)> Ask((HttpClient By, string Path) turn)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await turn.By.GetAsync(turn.Path);
        var body = await response.Content.ReadAsByteArrayAsync();
        if ((int)response.StatusCode != 200) throw new InvalidOperationException($"{turn.Path} answers {(int)response.StatusCode}.");
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, body.Length);
    }
}
