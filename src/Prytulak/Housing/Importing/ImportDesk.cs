using System.Text.Json;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>Where a file lies between upload and import: opened for its uploader, read by their mapping, its doubles looked for. Nothing is written to homes here.</summary>
public sealed class ImportDesk(Imports imports, DoubleSearch doubles, ImportedHomes homes, HostContacts contacts, Places places, PublicPlaces squares, Organisations organisations, Vault vault, Reveals reveals, Journal journal, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Takes a file in; where the organisation has read such a one before, it is read in the same way.</summary>
    /// <exception cref="Refusal">It is no table that we read.</exception>
    public async Task<Guid> Begin(Act act, byte[] file)
    {
        var sheet = Sheet.Read(file);
        var known = await imports.Remembered(act.By.Organisation!.Value, sheet.Headers);
        var plan = new ImportPlan { Mapping = known is { } mapping && !AsksAgain(mapping, sheet) ? mapping with { DayFirst = DayFirstIn(mapping.Columns, sheet) ?? mapping.DayFirst } : null };
        var (content, sealedPlan) = (await vault.Seal(act.By.Id, ImportFacts.Content, file), await Seal(act, plan));
        var id = Guid.NewGuid();
        return await journal.Write(act, async write =>
        {
            await Imports.Add(write, id, content!, sealedPlan);
            return id;
        });
    }

    // Dates that were true of an earlier file may have passed, or be written in another way in this one.
    private bool AsksAgain(Mapping mapping, Sheet sheet) => mapping.To <= Today || mapping.DayFirst is null && AsksDayFirst(mapping.Columns, sheet);

    /// <summary>True when some dates of the file could be meant in two ways, and the others do not tell which.</summary>
    public static bool AsksDayFirst(IReadOnlyDictionary<ImportField, int> columns, Sheet sheet) => Dates(columns, sheet) is var dates && TypedDate.IsOpen(dates) && TypedDate.OrderIn(dates) is null;

    /// <summary>What the dates of the file tell of their own order.</summary>
    public static bool? DayFirstIn(IReadOnlyDictionary<ImportField, int> columns, Sheet sheet) => TypedDate.OrderIn(Dates(columns, sheet));

    private static IReadOnlyList<string> Dates(IReadOnlyDictionary<ImportField, int> columns, Sheet sheet) =>
        [.. columns.Where(column => column.Key is ImportField.From or ImportField.To).SelectMany(column => sheet.Column(column.Value))];

    /// <summary>The upload of this viewer that is not finished; null when it is. Refuses where there is none.</summary>
    public async Task<OpenImport?> Open(Act act, Guid id)
    {
        var row = await imports.Find(act.By, id) ?? throw Refusal.Absent;
        if (row.DoneAt is not null) return null;
        var open = await reveals.Several(act, "imports", id, ImportFacts.Content.Name, ImportFacts.Plan.Name);
        var (content, plan) = (await open.Open(row.Content, ImportFacts.Content), await open.Open(row.Plan, ImportFacts.Plan));
        if (content is null || plan is null) throw Refusal.Absent;
        return new(row, Sheet.Read(content), JsonSerializer.Deserialize<ImportPlan>(plan)!, Words.Split((await organisations.Find(act.By.Organisation!.Value))!.Countries));
    }

    /// <summary>Keeps how the file is read, for it and for those to come with the same headers.</summary>
    public async Task Match(Act act, OpenImport import, Mapping mapping)
    {
        var plan = await Seal(act, new ImportPlan { Mapping = mapping });
        await journal.Write(act, async write =>
        {
            await Imports.Keep(write, import.Id, import.Version, plan);
            await imports.Remember(write, import.Sheet.Headers, mapping);
        });
    }

    /// <summary>The import with the fate of every row as things stand now, in the reader's language; null when it was finished meanwhile.</summary>
    /// <param name="anew">True when the fates that are kept are known to be wrong.</param>
    public async Task<OpenImport?> Review(Act act, OpenImport import, Text text, bool anew = false)
    {
        var turn = await imports.Turn(act.By.Organisation!.Value);
        if (!anew && import.Plan.Fates is not [] && import.Plan.Language == text.Language && import.Plan.Turn == turn) return import;
        var plan = new ImportPlan { Mapping = import.Plan.Mapping, Language = text.Language, Turn = turn, Fates = await Fates(act, Rows(import, text), text), Choices = import.Plan.Choices };
        try
        {
            await Keep(act, import, plan);
        }
        catch (Refusal refusal) when (refusal.Why is Why.Conflict)
        {
            // Reviewed or finished in another window in this moment: as it is now.
            return await Open(act, import.Id) is { } now ? await Review(act, now, text) : null;
        }
        return await Open(act, import.Id);
    }

    /// <summary>The rows of the file as offers.</summary>
    /// <param name="numbers">Those that are wanted; null for all.</param>
    public IReadOnlyList<ReadOffer> Rows(OpenImport import, Text text, IReadOnlySet<int>? numbers = null)
    {
        var reader = new RowReader(import, places, squares, contacts, text, Today);
        return [.. import.Sheet.Rows.Where(row => numbers?.Contains(row.Number) ?? true).Select(reader.Read)];
    }

    private async Task<IReadOnlyList<RowFate>> Fates(Act act, IReadOnlyList<ReadOffer> rows, Text text)
    {
        var likes = await doubles.Of(act with { Key = null }, [.. rows.Where(row => row.IsGood)]);
        var barred = (await homes.Barred(likes.SelectMany(row => row).Where(like => like.SameContact).Select(like => like.Host).OfType<Guid>())).ToHashSet();
        bool IsBarred(ReadOffer row) => likes[row.Number].Any(like => like is { SameContact: true, Host: { } host } && barred.Contains(host));
        return [.. rows.Select(row => new RowFate { Number = row.Number, Faults = IsBarred(row) ? [text["import.barred"]] : row.Faults, Likes = [.. likes[row.Number]] })];
    }

    /// <summary>Keeps what somebody said of doubles.</summary>
    public Task Choose(Act act, OpenImport import, IReadOnlyDictionary<int, Chosen> said)
    {
        var choices = new Dictionary<int, Chosen>(import.Plan.Choices);
        foreach (var (number, chosen) in said) choices[number] = chosen;
        return Keep(act, import, new() { Mapping = import.Plan.Mapping, Language = import.Plan.Language, Turn = import.Plan.Turn, Fates = import.Plan.Fates, Choices = choices });
    }

    private async Task Keep(Act act, OpenImport import, ImportPlan plan)
    {
        var box = await Seal(act, plan);
        await journal.Write(act with { Key = null }, write => Imports.Keep(write, import.Id, import.Version, box));
    }

    private async Task<Personal<string>> Seal(Act act, ImportPlan plan) => (await vault.Seal(act.By.Id, ImportFacts.Plan, JsonSerializer.Serialize(plan)))!;
}
