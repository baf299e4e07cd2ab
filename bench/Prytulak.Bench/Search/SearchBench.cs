using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Search;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>The search of offers beside PostGIS and a plain array, in one run; and while offers change.</summary>
static class SearchBench
{
    private const int Many = 1_000_000, Queries = 500, ChangesASecond = 500;

    private static readonly Option<int> Count = new("--count") { Description = "How many offers.", DefaultValueFactory = _ => Many };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often everyone is asked all questions, in turn.", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> Alone = new("--alone") { Description = "Without PostGIS." };
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the filled database.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };
    private static readonly Option<DirectoryInfo> Into = new("--into") { Description = "A folder for offers.csv and queries.jsonl.", Required = true };

    public static Command Command()
    {
        var command = new Command("search", "Measures the search of offers beside PostGIS and a plain array.") { Count, Rounds, Alone, Data };
        command.SetAction(Run);
        return command;
    }

    public static Command Write()
    {
        var command = new Command("offers", "Writes the offers and queries that the search is measured with.") { Count, Into };
        command.SetAction(parsed => WriteFiles(parsed.GetValue(Into)!.FullName, parsed.GetValue(Count)));
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        Print($"Load {Load()} at the beginning.");
        var (many, tags) = (new ManyOffers(Geography.Load(), seed: 1), new Vocabulary());
        var rows = many.Offers(parsed.GetValue(Count)).ToList();
        var offers = rows.ConvertAll(row => row.For(tags));
        var questions = many.Queries(Queries).Select(row => Question.Of(row, tags)).ToList();
        var index = Fill(offers);
        using var database = parsed.GetValue(Alone) ? null : await OfferDatabase.Start(Path.Combine(parsed.GetValue(Data)!, $"offers-{rows.Count}"), rows);
        if (database is null) Print($"Without PostGIS{(parsed.GetValue(Alone) ? "" : ", which is not installed (Debian: postgresql-15-postgis-3)")}.");
        else TellSizes(database, rows.Count);
        Compare([Ours(index), Plain(rows), .. Postgis(database)], questions, rows, parsed.GetValue(Rounds));
        Console.WriteLine($"\n{LiveChanges.Head}");
        for (var round = 0; round < parsed.GetValue(Rounds); round++)
            Console.WriteLine(new LiveChanges(index, offers, ChangesASecond).Measure(questions, TimeSpan.FromSeconds(5)));
        Print($"\nLoad {Load()} at the end.");
    }

    private static SearchIndex<int> Fill(List<Offer<int>> offers)
    {
        var (index, before, processor, watch) = (new SearchIndex<int>(), GC.GetTotalMemory(forceFullCollection: true), Clock(), Stopwatch.StartNew());
        index.Fill(offers);
        var (took, busy) = (watch.Elapsed, Clock() - processor);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"Ours: indexed in {took.TotalSeconds:F2} s, {busy.TotalSeconds:F2} s of processor time; {(double)bytes / offers.Count:F1} bytes an offer.");
        return index;
    }

    private static void TellSizes(OfferDatabase database, int count)
    {
        foreach (var table in PostgisQuery.All.Select(query => query.Table).Distinct()) Print($"{table}: {(double)database.Size(table) / count:F0} bytes an offer.");
    }

    private static Contender Ours(SearchIndex<int> index) => new("ours", 20, Clock, question =>
    {
        var answer = index.Now.Find(question.Query);
        return new(answer.Total, Array.ConvertAll(answer.First, found => found.Key));
    });

    private static Contender Plain(List<OfferRow> rows)
    {
        var watch = Stopwatch.StartNew();
        var array = new PlainArray(rows);
        Print($"Plain array: made in {watch.Elapsed.TotalSeconds:F2} s.");
        return new("plain array in Morton's order", 4, Clock, array.Find);
    }

    private static IEnumerable<Contender> Postgis(OfferDatabase? database) => database is null ? [] :
        PostgisQuery.All.Select(query => new Contender($"PostGIS: {query.Name}", 1, () => database.Processor, question => query.Find(database, question)));

    private static void Compare(List<Contender> all, List<Question> questions, List<OfferRow> rows, int rounds)
    {
        var (answers, agreement) = (questions.ConvertAll(question => all[0].Answer(question)), new Agreement(rows.ToDictionary(row => row.Id)));
        Print($"{questions.Count} questions find {answers.Average(answer => answer.Total):F0} offers each.");
        foreach (var other in all.Skip(1)) Print($"{other.Name}: {agreement.Of(other.Name, questions, answers, other.Answer)}.");
        WarmUp(all, questions);
        for (var round = 0; round < rounds; round++)
            foreach (var one in all) one.Ask(questions);
        Console.WriteLine($"\n{Contender.Head}");
        foreach (var one in all) Console.WriteLine(one.Line(all[0]));
    }

    // So that what is measured is the search and not its compilation.
    private static void WarmUp(List<Contender> all, List<Question> questions)
    {
        foreach (var one in all)
            for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 1000;) one.Ask(questions, isMeasured: false);
    }

    private static TimeSpan Clock() => Environment.CpuUsage.TotalTime;

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void WriteFiles(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var many = new ManyOffers(Geography.Load(), seed: 1);
        File.WriteAllLines(Path.Combine(folder, "offers.csv"), many.Offers(count).Select(offer => offer.ToString()).Prepend(OfferRow.Head));
        File.WriteAllLines(Path.Combine(folder, "queries.jsonl"), many.Queries(Queries).Select(query => query.ToString()));
    }
}
