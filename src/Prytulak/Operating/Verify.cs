using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Looks whether a network is whole: its journal, schema, indexes, nights and seals. It changes nothing, and the network may be running.</summary>
internal sealed class Verify(Settings settings, TimeProvider clock, Action<string> say)
{
    /// <summary>What is wrong, in words; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> Run()
    {
        var master = Existing.MasterKey(settings);
        await using var app = Server.Build(settings, builder => builder.Services
            .AddSingleton(_ => Existing.Tables(settings)).AddSingleton(_ => Existing.Keys(settings, master)));
        var faults = new List<string>();
        foreach (var (name, check) in Checks(app.Services, clock))
        {
            var found = await check();
            say(found is [] ? $"{name}: ok" : $"{name}: {found.Count} faults");
            faults.AddRange(found);
        }
        return faults;
    }

    private static IEnumerable<(string Name, Func<Task<IReadOnlyList<string>>> Check)> Checks(IServiceProvider services, TimeProvider clock)
    {
        var (database, keys) = (services.GetRequiredService<Database>(), services.GetRequiredService<KeyStore>());
        var audits = new Audits(database, keys, clock);
        yield return ("schema", () => Migrations.Verify(database));
        yield return ("schema of the keys", () => Migrations.Verify(keys.Store, "Keys"));
        yield return ("journal", () => Chain(services.GetRequiredService<JournalLines>()));
        yield return ("nights and stays", audits.Nights);
        yield return ("beds", audits.Capacity);
        yield return ("seals and keys", audits.Seals);
        yield return ("indexes", () => Differences(services.GetRequiredService<Indexes>()));
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
