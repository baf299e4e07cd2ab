using System.Text;
using Prytulak.Foundation;
using Prytulak.Housing.Importing;
using Prytulak.People;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>Imports offers from a file without the server, through the same steps as the pages; prints the fate of each row and nothing of what is in it.</summary>
internal sealed class OffersFromFile(Settings settings, TimeProvider clock, Action<string> print, Action<string> say)
{
    private const int Done = 0, Partly = 2;
    private readonly Text text = Texts.In("en");

    /// <summary>Answers the exit code.</summary>
    /// <exception cref="InvalidDataException">It cannot be done, in a sentence; nothing was imported.</exception>
    public async Task<int> Run(OffersOptions options)
    {
        _ = Existing.MasterKey(settings);
        if (options.Rejects is { Exists: true }) throw new InvalidDataException($"{options.Rejects.FullName} is there already.");
        if (options.File.Length > Sheet.MostBytes) throw new InvalidDataException(text["import.too_large", Sheet.MostBytes / 1024 / 1024]);
        await using var app = Server.Build(settings, builder => builder.Services.AddSingleton(clock));
        await app.Services.Prepare();
        try
        {
            return await Import(app.Services, new Act(await By(app.Services, options), "import"), options);
        }
        catch (Refusal refusal)
        {
            throw new InvalidDataException(text[refusal.Text, refusal.About]);
        }
    }

    private static async Task<Viewer> By(IServiceProvider services, OffersOptions options)
    {
        var (accounts, address) = (services.GetRequiredService<Accounts>(), AccountEmail.Normal(options.As) ?? throw new InvalidDataException($"{options.As} is no address of e-mail."));
        var organisation = (await services.GetRequiredService<Organisations>().All()).SingleOrDefault(one => one.Name == options.Organisation || one.Id.ToString() == options.Organisation)
            ?? throw new InvalidDataException($"There is no organisation {options.Organisation}, or several are called so: give its id.");
        var account = await services.GetRequiredService<Journal>().Write(new Act(Viewer.System, "import"), write => Accounts.FindByEmail(write, accounts.EmailIndex(address)));
        return account is { State: AccountState.Active } && account.Roles.HasFlag(Roles.Coordinator) && account.Organisation == organisation.Id
            ? new(account.Id, account.Roles, account.Organisation)
            : throw new InvalidDataException($"{options.As} is no coordinator of {organisation.Name}.");
    }

    private async Task<int> Import(IServiceProvider services, Act act, OffersOptions options)
    {
        var desk = services.GetRequiredService<ImportDesk>();
        var id = await desk.Begin(act, await File.ReadAllBytesAsync(options.File.FullName));
        var isDone = false;
        try
        {
            var import = await Matched(desk, act, id, options);
            Tell(import.Plan);
            if (options.Rejects is { } rejects && import.Plan.Count(Fate.Faulty) > 0) await Write(rejects, Rejects.Of(import, text));
            if (!options.DryRun) isDone = await Confirm(services, act, import);
            return import.Plan.Count(Fate.New) == import.Plan.Fates.Count ? Done : Partly;
        }
        finally
        {
            if (!isDone) await services.GetRequiredService<Journal>().Write(act, write => Imports.Discard(write, id));
        }
    }

    private async Task<OpenImport> Matched(ImportDesk desk, Act act, Guid id, OffersOptions options)
    {
        var import = (await desk.Open(act, id))!;
        await desk.Match(act, import, OffersMapping.Of(import, options));
        return (await desk.Review(act, (await desk.Open(act, id))!, text))!;
    }

    private void Tell(ImportPlan plan)
    {
        foreach (var row in plan.Fates) print($"row {row.Number}: {Said(row)}");
        print($"{plan.Fates.Count} rows: {plan.Count(Fate.New)} new, {plan.Count(Fate.Double)} likely doubles, {plan.Count(Fate.Faulty)} in error");
    }

    // A fault may quote the cell: which column it is about is enough here.
    private static string Said(RowFate row) => row.Fate switch
    {
        Fate.New => "new",
        Fate.Double => $"likely a double of {string.Join(", ", row.Likes.Select(like => like.Row is { } other ? $"row {other}" : "a host or home that is here").Distinct())}",
        _ => $"in error: {string.Join(", ", row.Faults.Select(fault => fault.Split(": ")[0]))}",
    };

    private static async Task Write(FileInfo file, string table)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file.FullName, options);
        await stream.WriteAsync((byte[])[.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table)]);
    }

    private async Task<bool> Confirm(IServiceProvider services, Act act, OpenImport import)
    {
        var desk = services.GetRequiredService<ImportDesk>();
        if (import.Plan.Undecided > 0)
        {
            await desk.Choose(act, import, import.Plan.Fates.Where(row => row.Fate is Fate.Double).ToDictionary(row => row.Number, _ => new Chosen(DoubleChoice.Skip)));
            import = (await desk.Open(act, import.Id))!;
        }
        var counts = await services.GetRequiredService<ImportConfirmation>().Run(act, import, text);
        print($"imported: {counts.Added} homes");
        say("The hosts are invited by mail when the network is served. Rows that are likely doubles were skipped; decide on them in the browser.");
        return true;
    }
}
