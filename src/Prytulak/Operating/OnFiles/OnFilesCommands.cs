using System.CommandLine;
using Prytulak.Engines.Tiles;

namespace Prytulak.Operating.OnFiles;

/// <summary>The commands that run one engine on files, without a network: to try it, to measure it, to use it elsewhere.</summary>
internal static class OnFilesCommands
{
    private static readonly Option<FileInfo> Offers = new("--offers") { Description = "CSV with a head: id,lat,lon,beds,units,pets,step_free,women_only,smoking,languages,from,to,country.", Required = true };
    private static readonly Option<FileInfo> Queries = new("--queries") { Description = "One query of JSON a line, as {\"id\":1,\"near\":[50.45,30.52],\"km\":50,\"min_beds\":4}.", Required = true };
    private static readonly Option<FileInfo> Out = new("--out") { Description = "The file to write.", Required = true };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many queries are answered at a time.", DefaultValueFactory = _ => 1 };

    private static readonly Option<FileInfo?> SomeOffers = new("--offers") { Description = "CSV as for search; without it, a million offers made up around the towns of Europe." };
    private static readonly Option<int> Z = new("--z") { Description = "Zoom, 0 to 22.", Required = true };
    private static readonly Option<int> X = new("--x") { Description = "Column of the tile, from the west.", Required = true };
    private static readonly Option<int> Y = new("--y") { Description = "Row of the tile, from the north.", Required = true };
    private static readonly Option<string?> Filter = new("--filter") { Description = "A query of JSON as for search: only what it finds is in the tile." };

    private static readonly Option<FileInfo> Dimacs = new("--dimacs") { Description = "A minimum-cost flow of DIMACS: p min, n, a lines; whole costs.", Required = true };

    private static readonly Option<FileInfo> Households = new("--households") { Description = "CSV with a head: id,people,from,to and any of children,lat,lon,km,countries,pets,step_free,women_only,no_smoking,no_lone_man,vetting,languages,near,kinds,urgency,waiting_days.", Required = true };
    private static readonly Option<FileInfo> Homes = new("--homes") { Description = "CSV with a head: id,lat,lon,beds,from,to and any of units,cots,country,pets,step_free,women_only,smoking,lone_man,for_children,vetting,languages,near,welcome,free,own_bath,load.", Required = true };
    private static readonly Option<FileInfo?> Weights = new("--weights") { Description = "JSON with any of person,urgency,waiting_month,distance,language,near,free_of_charge,own_bath,spare_bed,step_free_kept,host_load,together; 0 to 10000 each." };
    private static readonly Option<bool> Gap = new("--gap") { Description = "Tells after each round how far from the best the plan can be." };
    private static readonly Option<bool> Why = new("--why") { Description = "Writes of each household the next best home, or what stands in its way." };

    public static IEnumerable<Command> All => [Search(), Tile(), Tiles(), Place()];

    private static Command Search()
    {
        var command = new Command("search", "Searches offers of a file. Lines that cannot be read are told with their number; the exit code is 1 if there were any, 2 if nothing could be done.") { Offers, Queries, Out, Threads };
        command.SetAction(parsed => Try(() => new SearchOnFiles(Console.WriteLine, Console.Error.WriteLine)
            .Run(parsed.GetValue(Offers)!.FullName, parsed.GetValue(Queries)!.FullName, parsed.GetValue(Out)!.FullName, Math.Clamp(parsed.GetValue(Threads), 1, 256))));
        return command;
    }

    private static Command Tile()
    {
        var command = new Command("tile", "Writes one vector tile (MVT 2.1) of the offers of a file, counted in squares.") { Offers, Z, X, Y, Filter, Out };
        command.SetAction(parsed => Try(() => new TilesOnFiles(Console.WriteLine, Console.Error.WriteLine)
            .Write(parsed.GetValue(Offers)!.FullName, Address(parsed), parsed.GetValue(Filter), parsed.GetValue(Out)!.FullName)));
        return command;
    }

    private static Command Tiles()
    {
        var bench = new Command("bench", "Measures what tiles cost.") { SomeOffers };
        bench.SetAction(parsed => Try(() => new TilesOnFiles(Console.WriteLine, Console.Error.WriteLine).Measure(parsed.GetValue(SomeOffers)?.FullName)));
        return new("tiles", "Vector tiles of offers.") { bench };
    }

    private static Command Place()
    {
        var solve = new Command("solve", "Finds the cheapest flow and writes it as a solution of DIMACS; one that is an assignment is solved as such, and proved.") { Dimacs, Out };
        solve.SetAction(parsed => Try(() => new PlaceOnFiles(Console.WriteLine).Solve(parsed.GetValue(Dimacs)!.FullName, parsed.GetValue(Out)!.FullName)));
        var plan = new Command("plan", "Finds the best home for every household over all pairs that are allowed, and proves it. Lines that cannot be read are told with their number.") { Households, Homes, Weights, Out, Gap, Why };
        plan.SetAction(parsed => Try(() => new PlanOnFiles(Console.WriteLine, Console.Error.WriteLine).Run(parsed.GetValue(Households)!.FullName, parsed.GetValue(Homes)!.FullName,
            parsed.GetValue(Weights)?.FullName, parsed.GetValue(Out)!.FullName, parsed.GetValue(Gap), parsed.GetValue(Why))));
        return new("place", "The placement of households.") { solve, plan };
    }

    private static TileAddress Address(ParseResult parsed)
    {
        var (z, x, y) = (parsed.GetValue(Z), parsed.GetValue(X), parsed.GetValue(Y));
        return TileAddress.IsValid(z, x, y) ? new(z, x, y) : throw new InvalidDataException($"There is no tile {z}/{x}/{y}: the zoom is 0 to {TileAddress.MaxZoom}, x and y are 0 to 2^z - 1.");
    }

    private static int Try(Func<int> faults)
    {
        try
        {
            return faults() == 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or FaultyLine)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }
    }
}
