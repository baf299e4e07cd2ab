using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Search;

namespace Prytulak.Bench.Search;

/// <summary>Questions to the index while so many offers a second change in it, each when it is due.</summary>
sealed class LiveChanges(SearchIndex<int> index, IReadOnlyList<Offer<int>> offers, int eachSecond)
{
    private readonly List<double> seen = [], changing = [];

    public string Measure(IReadOnlyList<Question> questions, TimeSpan time)
    {
        var (watch, times, rounds) = (Stopwatch.StartNew(), new List<double>(), 0);
        var (before, pauses, writer) = (Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration(), Task.Factory.StartNew(() => Change(watch, time), TaskCreationOptions.LongRunning));
        for (; !writer.IsCompleted; rounds++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Now.Find(questions[rounds % questions.Count].Query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        writer.Wait();
        var (all, paused) = (Environment.CpuUsage.TotalTime - before, GC.GetTotalPauseDuration() - pauses);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {seen.Count / watch.Elapsed.TotalSeconds:F0} | {At(times, 50):F4} | {At(times, 99):F4} | {At(times, 99.9):F4} | {times.Max():F2} | {At(seen, 50):F2} | {At(seen, 99):F2} | {seen.Max():F2} | {changing.Sum() / watch.Elapsed.TotalMilliseconds:P1} | {paused.TotalMilliseconds / watch.Elapsed.TotalMilliseconds:P1} | {all.TotalMilliseconds / watch.Elapsed.TotalMilliseconds:F2} |
            """);
    }

    public const string Head = """
        | changes a second | query p50 ms | p99 | p99.9 | most | due to seen p50 ms | p99 | most | of a core for changes | of the time in pauses | cores busy |
        |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    // A change is one offer with another number of beds, in a step of its own.
    private void Change(Stopwatch watch, TimeSpan time)
    {
        var random = new Random(eachSecond);
        for (var change = 0; watch.Elapsed < time; change++)
        {
            var due = TimeSpan.FromSeconds(change / (double)eachSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } early) Thread.Sleep((int)Math.Ceiling(early.TotalMilliseconds));
            var offer = offers[random.Next(offers.Count)];
            var begun = Stopwatch.GetTimestamp();
            index.Change([offer], [offer with { Beds = (ushort)random.Next(1, 12) }]);
            changing.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            seen.Add((watch.Elapsed - due).TotalMilliseconds);
        }
    }

    private static double At(List<double> numbers, double percent) => Contender.At(numbers, percent);
}
