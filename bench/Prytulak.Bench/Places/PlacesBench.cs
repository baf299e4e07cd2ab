using System.CommandLine;
using Prytulak.Engines.Geo;

namespace Prytulak.Bench.Places;

/// <summary>
/// The gazetteer's autocomplete beside PostgreSQL's pg_trgm over the same names: processor time and recall of the same
/// queries in one run, in seven languages, with and without a typo, by whole names and letter by letter.
/// </summary>
static class PlacesBench
{
    private const int Five = 5;
    private static readonly (string Name, int Inhabitants)[] Groups = [("over 15,000", 15_000), ("over 1,000", 1_000)];
    private static readonly Option<int> Alone = new("--alone") { Description = "How many names of each language and group our own recall is taken over.", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<bool> Misses = new("--misses") { Description = "Lists what was not found." };

    private static readonly Option<bool> Explain = new("--explain");

    public static Command Command()
    {
        var command = new Command("places", "Measures the search of places beside pg_trgm.") { Alone, Misses, Explain };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        var names = AllNames.Read();
        var gazetteer = GazetteerBench.Load();
        Console.WriteLine($"{names.Rows.Count} names");
        if (parsed.GetValue(Explain))
        {
            var places = gazetteer.All().Where(place => place.Population > 15_000).ToList();
            var random = new Random(5);
            var queries = NameQuery.Sample(places, 60, 15_000).Select(q => q.Misspelt(random)).ToList();
            var keys = NameQuery.Sample(places, 12, 15_000).SelectMany(q => q.Keystrokes()).ToList();
            using var peer = await TrigramPeer.Start(Path.Combine(Path.GetTempPath(), "prytulak-bench", "places"), names);
            foreach (var query in TrigramQuery.All)
            {
                Console.WriteLine(Tally.Of(queries, names, () => peer.Processor, q => peer.Search(query, q.Typed)).Line(query.Name));
                Console.WriteLine(Tally.Of(keys, names, () => peer.Processor, q => peer.Search(query, q.Typed)).Line(query.Name + " keystrokes"));
            }
            foreach (var query in TrigramQuery.All)
                foreach (var typed in (string[])["Warsxawa", "Хариків", "Krak"])
                    Console.WriteLine($"{query.Name} {typed}: {string.Join(", ", peer.Search(query, typed).Select(p => gazetteer.Find(p)))}\n{await peer.Explain(query, typed)}");
            return;
        }
        foreach (var (group, inhabitants) in Groups)
        {
            var places = gazetteer.All().Where(place => place.Population > inhabitants).ToList();
            Console.WriteLine($"## {group} ({places.Count} places)\n{Tally.Head}");
            var random = new Random(5);
            var sample = NameQuery.Sample(places, parsed.GetValue(Alone), inhabitants);
            var typos = sample.Select(q => q.Misspelt(random)).ToList();
            foreach (var q in typos.Take(500)) Search(q);
            foreach (var language in NameQuery.Languages)
                Console.WriteLine(Tally.Of([.. typos.Where(q => q.Language == language)], names, Clock, Search).Line(language));
            Console.WriteLine(Tally.Of(typos, names, Clock, Search).Line("all"));
            Console.WriteLine(Tally.Of(sample, names, Clock, Search).Line("clean"));
            var keys = sample.Where((_, i) => i % 7 == 0).SelectMany(q => q.Keystrokes().Skip(2)).ToList();
            Console.WriteLine(Tally.Of(keys, names, Clock, Search).Line("keystrokes"));
            var keys2 = typos.Where((_, i) => i % 7 == 0).SelectMany(q => q.Keystrokes().Skip(2)).ToList();
            Console.WriteLine(Tally.Of(keys2, names, Clock, Search).Line("typo keystrokes"));
            if (parsed.GetValue(Misses))
                foreach (var q in typos)
                    if (gazetteer.Search(q.Typed, q.Language, Five) is var found && !found.Any(m => m.Place.Id == q.Place))
                        Console.WriteLine($"MISS {q.Language} {q.Name}({gazetteer.Find(q.Place)!.Population}) {q.Typed}{(found.Any(m => names.Bears(m.Place.Id, q.Name)) ? " NAMESAKE" : names.IsName(q.Typed) ? " ISNAME" : "")} : {string.Join(", ", found.Select(m => $"{m.MatchedName}/{m.Place.Population}/{m.Typos}"))}");
        }
        IReadOnlyList<int> Search(NameQuery q) => [.. gazetteer.Search(q.Typed, q.Language, Five).Select(m => m.Place.Id)];
    }

    private static TimeSpan Clock() => Environment.CpuUsage.TotalTime;
}
