using System.CommandLine;
using Prytulak.Engines.Geo;

namespace Prytulak.Bench.Places;

/// <summary>
/// The gazetteer's autocomplete beside PostgreSQL's pg_trgm over the same names: processor time and recall of the same
/// queries in one run, in seven languages, with and without a typo, by whole names and letter by letter.
/// </summary>
static class PlacesBench
{
    private const int Few = 5, Seed = 2022, OneInKeystrokes = 10, ShortName = 4;

    // A pass takes milliseconds only.
    private const int Passes = 10;
    private static readonly int[] Groups = [15_000, 1_000];
    private static readonly Option<int> Names = new("--names") { Description = "How many names of each language and group are asked of both.", DefaultValueFactory = _ => 40 };
    private static readonly Option<int> Alone = new("--alone") { Description = "How many names of each language and group our own recall is taken over.", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the filled database.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };

    public static Command Command()
    {
        var command = new Command("places", "Measures the search of places beside pg_trgm; with --names 0, alone.") { Names, Alone, Data };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        var (names, gazetteer) = (AllNames.Read(), GazetteerBench.Load());
        Console.WriteLine($"{names.Rows.Count} names of {gazetteer.Count} places, load {Load()}");
        IReadOnlyList<int> Search(NameQuery query) => [.. gazetteer.Search(query.Typed, query.Language, Few).Select(match => match.Place.Id)];
        foreach (var group in Groups) MeasureAlone(names, gazetteer, group, parsed.GetValue(Alone), Search);
        if (parsed.GetValue(Names) is not (> 0 and var many)) return;
        using var peer = await TrigramPeer.Start(Path.Combine(parsed.GetValue(Data)!, "places"), names);
        foreach (var group in Groups)
            foreach (var (what, queries) in Queries(gazetteer, group, many)) await MeasureBeside(what, queries, names, peer, Search);
        Console.WriteLine($"Load {Load()} at the end.");
    }

    private static void MeasureAlone(AllNames names, Gazetteer gazetteer, int group, int many, Func<NameQuery, IReadOnlyList<int>> search)
    {
        var typos = Queries(gazetteer, group, many)[1].Queries;
        Console.WriteLine($"\n## One typo, places of more than {group} people, alone\n{Tally.Head}");
        foreach (var query in typos) search(query);
        var all = Tally.Of(typos, names, Clock, search);
        foreach (var language in NameQuery.Languages)
            Console.WriteLine(Tally.Of([.. typos.Where(query => query.Language == language)], names, Clock, search).Line(language, all));
        Console.WriteLine(all.Line("all", all));
        var missed = typos.Where(query => !search(query).Contains(query.Place)).ToList();
        Console.WriteLine($"{missed.Count} are missed: {missed.Count(query => names.IsName(query.Typed))} have become the name of another place, {missed.Count(query => query.Name.Length <= ShortName)} have {ShortName} letters.");
    }

    private static List<(string What, List<NameQuery> Queries)> Queries(Gazetteer gazetteer, int group, int many)
    {
        var places = gazetteer.All().Where(place => place.Population > group).ToList();
        var random = new Random(Seed);
        var clean = NameQuery.Sample(places, many, Seed);
        var typos = clean.ConvertAll(query => query.Misspelt(random));
        return
        [
            ($"Whole names, places of more than {group} people", clean),
            ($"One typo, places of more than {group} people", typos),
            ($"Keystrokes, places of more than {group} people", [.. clean.Where((_, index) => index % OneInKeystrokes == 0).SelectMany(query => query.Keystrokes())]),
            ($"Keystrokes with a typo, places of more than {group} people", [.. typos.Where((_, index) => index % OneInKeystrokes == 0).SelectMany(query => query.Keystrokes())])
        ];
    }

    private static async Task MeasureBeside(string what, List<NameQuery> queries, AllNames names, TrigramPeer peer, Func<NameQuery, IReadOnlyList<int>> search)
    {
        Console.WriteLine($"\n## {what}\n{Tally.Head}");
        var ours = Tally.Of(queries, names, Clock, search, Passes);
        Console.WriteLine(ours.Line("ours", ours));
        foreach (var asked in TrigramQuery.All)
        {
            await peer.Use(asked);
            foreach (var query in queries.Take(Few)) peer.Search(asked, query.Typed);
            Console.WriteLine(Tally.Of(queries, names, () => peer.Processor, query => peer.Search(asked, query.Typed)).Line(asked.Name, ours));
        }
    }

    private static TimeSpan Clock() => Environment.CpuUsage.TotalTime;

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
