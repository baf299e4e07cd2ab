using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Bench.Search;
using Prytulak.Engines.Search;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Live;

/// <summary>Changes of homes through the journal, each found by a search afterwards; alone, and while others search.</summary>
sealed class CommittedChanges(IServiceProvider services, IReadOnlyList<FreeUnit> units)
{
    private const int Writers = 8;
    private static readonly Act Changing = new(Viewer.System, "measuring");
    private readonly Journal journal = services.GetRequiredService<Journal>();
    private readonly FreeUnits index = services.GetRequiredService<FreeUnits>();
    private int next;

    public const string Head = """

        | changes | a second | commit and index ms, p50 | p99 | most | due to seen p50 | p99 | most | ms of processor time a change | query p50 ms | p99 | most | unseen | of the time in pauses |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    /// <summary>Of units on which nobody sleeps: those of a home that is full are not found.</summary>
    public static async Task<CommittedChanges> Of(IServiceProvider services, int count)
    {
        await services.GetRequiredService<Indexes>().CatchUp();
        var all = services.GetRequiredService<FreeUnits>().All.Where(unit => unit.Taken is []).ToArray();
        new Random(5).Shuffle(all);
        return new(services, all[..count]);
    }

    public async Task<string> OneByOne(int count)
    {
        var (tally, watch) = (new Tally(), Stopwatch.StartNew());
        for (var i = 0; i < count; i++) await ChangeOne(tally, watch, watch.Elapsed);
        return tally.Line("one by one", watch.Elapsed, []);
    }

    /// <summary>What of it is the index: it reads the homes again, and nothing is written.</summary>
    public async Task<string> IndexAlone(int count)
    {
        var (tally, watch) = (new Tally(), Stopwatch.StartNew());
        for (var i = 0; i < count; i++)
        {
            var (unit, begun) = (units[Interlocked.Increment(ref next)], watch.Elapsed);
            await index.Reread([unit.Accommodation]);
            tally.Add((watch.Elapsed - begun).TotalMilliseconds, (watch.Elapsed - begun).TotalMilliseconds, isSeen: true);
        }
        return tally.Line("read again, nothing written", watch.Elapsed, []);
    }

    public async Task<string> WhileSearching(int count, int eachSecond)
    {
        var (tally, watch, queries, place) = (new Tally(), Stopwatch.StartNew(), new List<double>(), -1);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref place)) < count;)
            {
                var due = TimeSpan.FromSeconds(i / (double)eachSecond);
                if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay((int)Math.Ceiling(early.TotalMilliseconds));
                await ChangeOne(tally, watch, due);
            }
        })));
        var searching = new Thread(() => Search(queries, writing));
        searching.Start();
        await writing;
        var took = watch.Elapsed;
        searching.Join();
        return tally.Line("while one searches", took, queries);
    }

    private async Task ChangeOne(Tally tally, Stopwatch watch, TimeSpan due)
    {
        var unit = units[Interlocked.Increment(ref next)];
        var (smoking, written) = (!unit.Smoking, TimeSpan.Zero);
        await journal.Write(Changing, async write =>
        {
            await write.Execute("UPDATE units SET smoking = @smoking WHERE id = @Unit", new { smoking, unit.Unit });
            await Accommodations.Touched(write, unit.Accommodation);
            written = watch.Elapsed;
        });
        var answered = watch.Elapsed;
        tally.Add((answered - written).TotalMilliseconds, (answered - due).TotalMilliseconds, IsSeen(unit, smoking));
    }

    private bool IsSeen(FreeUnit unit, bool smoking)
    {
        var search = index.SearchOf(unit.Organisation);
        int[] tag = [search.Tag(UnitTags.Smoking)];
        var found = search.Units.Find(new() { Near = unit.Position, WithinMetres = 1, With = smoking ? tag : [], Without = smoking ? [] : tag });
        return found.First.Any(one => one.Key == unit.Unit);
    }

    private void Search(List<double> times, Task until)
    {
        var (places, organisations) = (new ManyOffers(Geography.Load(), seed: 1).Queries(500).ToArray(), units.Select(unit => unit.Organisation).Distinct().ToArray());
        for (var i = 0; !until.IsCompleted; i++)
        {
            var (row, start) = (places[i % places.Length], Stopwatch.GetTimestamp());
            var search = index.SearchOf(organisations[i % organisations.Length]);
            search.Units.Find(new()
            {
                Near = new(row.Lat, row.Lon), WithinMetres = row.Km * 1000, MinBeds = row.MinBeds ?? 0, With = row.Pets is true ? [search.Tag(UnitTags.Pets)] : [],
                Free = row is { From: { } from, To: { } to } ? new DaySpan(from.DayNumber, to.DayNumber) : null,
            });
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    /// <summary>What came of some changes.</summary>
    private sealed class Tally
    {
        private readonly ConcurrentQueue<(double Commit, double Due, bool IsSeen)> all = [];
        private readonly TimeSpan processor = Environment.CpuUsage.TotalTime, pauses = GC.GetTotalPauseDuration();

        public void Add(double commit, double due, bool isSeen) => all.Enqueue((commit, due, isSeen));

        public string Line(string what, TimeSpan took, List<double> queries)
        {
            var (commits, dues) = (all.Select(one => one.Commit).ToList(), all.Select(one => one.Due).ToList());
            var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / all.Count;
            return string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {all.Count / took.TotalSeconds:F0} | {Three(commits)} | {Three(dues)} | {(queries is [] ? $"{each:F2} | | | " : $" | {Three(queries)}")} | {all.Count(one => !one.IsSeen)} | {(GC.GetTotalPauseDuration() - pauses) / took:P1} |");
        }

        private static string Three(List<double> numbers) =>
            string.Create(CultureInfo.InvariantCulture, $"{Contender.At(numbers, 50):F3} | {Contender.At(numbers, 99):F3} | {numbers.Max():F1}");
    }
}
