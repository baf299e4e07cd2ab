using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Looks whether a network is whole: its journal, schema, nights, seals and indexes. It changes nothing, and the network may be running.</summary>
internal sealed class Verify(Settings settings, TimeProvider clock, Action<string> say)
{
    /// <summary>What is wrong, in words; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> Run() => [.. await Tables(), .. await Indexes()];

    /// <summary>How the journal ends, to be kept elsewhere.</summary>
    public async Task<string> End()
    {
        await using var database = Existing.Tables(settings);
        return await new JournalLines(database).End();
    }

    /// <summary>What is wrong in the tables alone.</summary>
    public async Task<IReadOnlyList<string>> Tables()
    {
        await using var database = Existing.Tables(settings);
        await using var keys = Existing.Keys(settings, Existing.MasterKey(settings));
        var audits = new Audits(database, keys, clock);
        return
        [
            .. await Check("schema", () => Migrations.Verify(database)),
            .. await Check("schema of the keys", () => Migrations.Verify(keys.Store, "Keys")),
            .. await Check("journal", () => Chain(new JournalLines(database))),
            .. await Check("nights and stays", audits.Nights),
            .. await Check("beds", audits.Capacity),
            .. await Check("seals and keys", audits.Seals),
        ];
    }

    private async Task<IReadOnlyList<string>> Indexes()
    {
        await using var app = Server.Build(settings, builder => builder.Services
            .AddSingleton(_ => Existing.Tables(settings)).AddSingleton(_ => Existing.Keys(settings, Existing.MasterKey(settings))));
        return await Check("indexes", () => Differences(app.Services.GetRequiredService<Indexes>()));
    }

    private async Task<IReadOnlyList<string>> Check(string name, Func<Task<IReadOnlyList<string>>> check)
    {
        var found = await check();
        say(found is [] ? $"{name}: ok" : $"{name}: {found.Count} faults");
        return found;
    }

    private static async Task<IReadOnlyList<string>> Chain(JournalLines lines) => await lines.Fault() is { } fault ? [fault] : [];

    private static async Task<IReadOnlyList<string>> Differences(Indexes indexes)
    {
        await indexes.Fill();
        var faults = new List<string>();
        foreach (var index in indexes.All) faults.AddRange(await index.Differences());
        return faults;
    }
}
