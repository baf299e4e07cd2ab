using System.CommandLine;

namespace Prytulak.Operating.OnFiles;

/// <summary>The commands that run one engine on files, without a network: to try it, to measure it, to use it elsewhere.</summary>
internal static class OnFilesCommands
{
    private static readonly Option<FileInfo> Offers = new("--offers") { Description = "CSV with a head: id,lat,lon,beds,units,pets,step_free,women_only,smoking,languages,from,to,country.", Required = true };
    private static readonly Option<FileInfo> Queries = new("--queries") { Description = "One query of JSON a line, as {\"id\":1,\"near\":[50.45,30.52],\"km\":50,\"min_beds\":4}.", Required = true };
    private static readonly Option<FileInfo> Out = new("--out") { Description = "The file to write.", Required = true };
    private static readonly Option<int> Threads = new("--threads") { Description = "How many queries are answered at a time.", DefaultValueFactory = _ => 1 };

    public static IEnumerable<Command> All => [Search()];

    private static Command Search()
    {
        var command = new Command("search", "Searches offers of a file. Lines that cannot be read are told with their number; the exit code is 1 if there were any, 2 if nothing could be done.") { Offers, Queries, Out, Threads };
        command.SetAction(parsed => Try(() => new SearchOnFiles(Console.WriteLine, Console.Error.WriteLine)
            .Run(parsed.GetValue(Offers)!.FullName, parsed.GetValue(Queries)!.FullName, parsed.GetValue(Out)!.FullName, Math.Clamp(parsed.GetValue(Threads), 1, 256))));
        return command;
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
