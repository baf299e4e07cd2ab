using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Prytulak.Engines.Search;

namespace Prytulak.Operating.OnFiles;

/// <summary>Runs the search alone: offers and queries from files, answers into a file, and what it cost.</summary>
internal sealed class SearchOnFiles(Action<string> print, Action<string> say)
{
    private readonly Faults faults = new(say);
    private readonly SearchIndex<int> index = new();

    /// <summary>How many lines could not be read.</summary>
    public int Run(string offers, string queries, string answers, int threads)
    {
        var file = Load(offers);
        var asked = ReadQueries(queries, file);
        WarmUp(asked, threads);
        var (times, processor) = (new double[asked.Count], Processor());
        var found = Ask(asked, threads, times);
        var each = (Processor() - processor).TotalMilliseconds / Math.Max(1, asked.Count);
        Write(answers, asked, found, file.Ids);
        Print($"queries: {asked.Count} on {threads} threads, {each:F4} ms of processor time each, p50 {Percentile(times, 50):F4} ms, p99 {Percentile(times, 99):F4} ms");
        return faults.Count;
    }

    // So that what is measured is the search and not its compilation.
    private void WarmUp(List<(JsonElement Id, SearchQuery Query)> queries, int threads)
    {
        for (var watch = Stopwatch.StartNew(); queries is not [] && watch.ElapsedMilliseconds < 600;) Ask(queries, threads, new double[queries.Count]);
    }

    private OfferFile Load(string path)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Processor());
        var file = OfferFile.Read(path, faults);
        var (read, before) = (watch.Elapsed, GC.GetTotalMemory(forceFullCollection: true));
        watch.Restart();
        index.Fill(file.Offers);
        var (filled, bytes) = (watch.Elapsed, GC.GetTotalMemory(forceFullCollection: true) - before);
        file.Offers = [];
        Print($"load: {(read + filled).TotalSeconds:F2} s ({read.TotalSeconds:F2} s to read, {filled.TotalSeconds:F2} s to index), {(Processor() - processor).TotalSeconds:F2} s of processor time, {index.Now.Count} offers");
        Print($"memory: {bytes / 1e6:F1} MB of index, {(double)bytes / Math.Max(1, index.Now.Count):F1} bytes an offer; {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most while loading");
        return file;
    }

    private List<(JsonElement Id, SearchQuery Query)> ReadQueries(string path, OfferFile file)
    {
        var queries = new List<(JsonElement, SearchQuery)>();
        foreach (var (i, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var query = QueryLine.Read(line);
                queries.Add((query.Id, query.For(file.Tags)));
            }
            catch (FaultyLine fault)
            {
                faults.Tell(Path.GetFileName(path), i + 1, fault.Message);
            }
        }
        return queries;
    }

    private SearchAnswer<int>[] Ask(List<(JsonElement Id, SearchQuery Query)> queries, int threads, double[] times)
    {
        var (snapshot, answers) = (index.Now, new SearchAnswer<int>[queries.Count]);
        void One(int i)
        {
            var start = Stopwatch.GetTimestamp();
            answers[i] = snapshot.Find(queries[i].Query);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        if (threads > 1) Parallel.For(0, queries.Count, new() { MaxDegreeOfParallelism = threads }, One);
        else
            for (var i = 0; i < queries.Count; i++) One(i);
        return answers;
    }

    private static void Write(string path, List<(JsonElement Id, SearchQuery Query)> queries, SearchAnswer<int>[] answers, OfferIds ids)
    {
        using var file = new FileStream(path, FileMode.Create);
        foreach (var (query, answer) in queries.Zip(answers))
        {
            using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                json.WritePropertyName("id");
                query.Id.WriteTo(json);
                json.WriteNumber("total", answer.Total);
                json.WriteStartArray("ids");
                foreach (var found in answer.First) ids.Write(json, found.Key);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            file.WriteByte((byte)'\n');
        }
    }

    private static double Percentile(double[] times, int percent) => times is [] ? 0 : times.Order().ElementAt((times.Length - 1) * percent / 100);

    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    private void Print(FormattableString line) => print(line.ToString(CultureInfo.InvariantCulture));
}
