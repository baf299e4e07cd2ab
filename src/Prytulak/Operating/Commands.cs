using System.CommandLine;
using System.Data.Common;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>The commands of those who keep a network running. What they find goes to stdout, how far they are to stderr.</summary>
internal static class Commands
{
    private static readonly Option<FileInfo> Out = new("--out") { Description = "The file to write; it must not exist.", Required = true };
    private static readonly Option<FileInfo> From = new("--from") { Description = "The file to read.", Required = true };
    private static readonly Option<FileInfo?> KeysFrom = new("--keys") { Description = "The file of the key store that belongs to it; without it, the key store that is there stays." };
    private static readonly Option<bool> OfKeys = new("--keys") { Description = "The key store instead of the main database. Keep the two apart, and the keys for 35 days at most." };

    private static readonly Option<string> Name = new("--name") { Description = "What it is called, as hosts and households read it.", Required = true };
    private static readonly Option<string> Countries = new("--countries") { Description = "Where it houses people, as PL,LT.", Required = true };
    private static readonly Option<string> Languages = new("--languages") { Description = "What it speaks, as pl,uk,be; letters to its coordinator are in the first.", Required = true };
    private static readonly Option<string> Coordinator = new("--coordinator") { Description = "The name of its first coordinator.", Required = true };
    private static readonly Option<string> Email = new("--email") { Description = "The coordinator's address of e-mail.", Required = true };

    public static IEnumerable<Command> All(Func<ParseResult, Settings> settings) =>
    [
        New("organisation", "Adds an organisation and invites its first coordinator; of the first organisation that is the operator too. On SQLite the network must not be running.",
            [Name, Countries, Languages, Coordinator, Email], parsed => Found(settings(parsed), parsed)),
        New("verify", "Looks whether the network is whole. It may be running.", [], async parsed =>
            await Report(new Verify(settings(parsed), TimeProvider.System, Say))),
        New("backup", "Writes a backup, sealed by the master key. The network may be running.", [Out, OfKeys], parsed =>
            Save(settings(parsed), parsed, isSealed: true)),
        New("restore", "Brings a backup back into an empty place. The master key must be there; whoever was erased stays erased.", [From, KeysFrom], parsed =>
            Load(settings(parsed), parsed, isSealed: true)),
        New("export", "Writes all rows into a zip file that either database can read; what is sealed stays sealed.", [Out, OfKeys], parsed =>
            Save(settings(parsed), parsed, isSealed: false)),
        WithOffers(settings, New("import", "Reads an export into an empty place; with “offers”, a table of homes into a network.", [From, KeysFrom], parsed =>
            Load(settings(parsed), parsed, isSealed: false))),
    ];

    private static Command WithOffers(Func<ParseResult, Settings> settings, Command import)
    {
        var offers = OffersOptions.Command();
        offers.SetAction(parsed => Try(() => new OffersFromFile(settings(parsed), TimeProvider.System, Console.WriteLine, Say).Run(OffersOptions.Read(parsed))));
        import.Add(offers);
        return import;
    }

    private static Command New(string name, string description, Option[] options, Func<ParseResult, Task<int>> act)
    {
        var command = new Command(name, description);
        foreach (var option in options) command.Add(option);
        command.SetAction(parsed => Try(() => act(parsed)));
        return command;
    }

    // What an operator can mend is said in a sentence; a bug shows where it is.
    private static async Task<int> Try(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException or UnauthorizedAccessException or DbException)
        {
            Say(failure.Message);
            return 1;
        }
    }

    private static async Task<int> Found(Settings settings, ParseResult parsed)
    {
        var organisation = new Organisation { Id = Guid.CreateVersion7(), Name = parsed.GetValue(Name)!.Trim(), Countries = Listed(parsed, Countries).ToUpperInvariant(), Languages = Listed(parsed, Languages).ToLowerInvariant() };
        Console.WriteLine(await FoundOrganisation.Run(settings, TimeProvider.System, organisation, parsed.GetValue(Coordinator)!.Trim(), parsed.GetValue(Email)!.Trim()));
        Say("This link is for the coordinator alone. It works once, within seven days, while the network is served; it is on its way by mail too.");
        return 0;
    }

    private static string Listed(ParseResult parsed, Option<string> option) =>
        Words.Join(parsed.GetValue(option)!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static async Task<int> Save(Settings settings, ParseResult parsed, bool isSealed)
    {
        await new Backup(settings, TimeProvider.System, Say).Save(parsed.GetValue(Out)!.FullName, parsed.GetValue(OfKeys), isSealed);
        return 0;
    }

    private static async Task<int> Load(Settings settings, ParseResult parsed, bool isSealed)
    {
        await new Restore(settings, Say).Load(parsed.GetValue(From)!.FullName, parsed.GetValue(KeysFrom)?.FullName, isSealed);
        Say("Everything is in place.");
        return 0;
    }

    private static async Task<int> Report(Verify verify)
    {
        var faults = await verify.Run();
        foreach (var fault in faults) Console.WriteLine(fault);
        Console.WriteLine(await verify.End());
        return faults is [] ? 0 : 1;
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
