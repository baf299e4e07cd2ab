using System.CommandLine;
using Prytulak.Engines.Geo;

using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>The search of offers beside PostGIS, in one run.</summary>
static class SearchBench
{
    private static readonly Option<int> Count = new("--count") { Description = "How many offers.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<DirectoryInfo> Into = new("--into") { Description = "A folder for offers.csv and queries.jsonl.", Required = true };

    public static Command Write()
    {
        var command = new Command("offers", "Writes the offers and queries that the search is measured with.") { Count, Into };
        command.SetAction(parsed => WriteFiles(parsed.GetValue(Into)!.FullName, parsed.GetValue(Count)));
        return command;
    }

    private static void WriteFiles(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var many = new ManyOffers(Geography.Load(), seed: 1);
        File.WriteAllLines(Path.Combine(folder, "offers.csv"), many.Offers(count).Select(offer => offer.ToString()).Prepend(OfferRow.Head));
        File.WriteAllLines(Path.Combine(folder, "queries.jsonl"), many.Queries(500).Select(query => query.ToString()));
    }
}
