using Microsoft.Extensions.Logging.Abstractions;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Tests.Crash;

/// <summary>
/// A process of its own that writes through the real journal until it is killed, and says the id of every write as soon
/// as it is acknowledged. Each write is an organisation, an account with a sealed name, and a line for either.
/// </summary>
internal static class CrashWriter
{
    public const string Ready = "ready";

    /// <summary>Makes it say an id before the write is acknowledged: the fault that the tests must be able to find.</summary>
    public const string Early = "early";

    private const int Together = 4;

    public static async Task<int> Run(string[] addresses)
    {
        // By hand: a server would take longer to start than it lives here.
        Columns.HoldPersonal<string>();
        var settings = new Settings { Database = addresses[0], Keys = addresses[1], Data = addresses[2], MasterKeyFile = "" };
        await using var keys = new KeyStore(Database.Open(settings.KeysAddress), MasterKey.At(settings.MasterKeyPath));
        await using var database = Database.Open(settings.MainAddress);
        await keys.Prepare();
        await Migrations.Apply(database);
        var journal = new Journal(database, new Indexes([], new JournalLines(database), NullLogger<Indexes>.Instance), TimeProvider.System);
        Console.WriteLine(Ready);
        await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Task.Run(() => WriteOn(journal, new Vault(keys), addresses is [.., Early]))));
        return 0;
    }

    private static async Task WriteOn(Journal journal, Vault vault, bool early)
    {
        while (true)
        {
            var id = Guid.CreateVersion7();
            if (early) Console.WriteLine(id);
            await journal.Write(new Act(Viewer.System, "test", id, [1]), write => Add(write, vault, id));
            if (!early) Console.WriteLine(id);
        }
    }

    private static async Task Add(Write write, Vault vault, Guid id)
    {
        await write.Execute("INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@id, 'Pry domie', 'PL', 'uk', @Now)", new { id, write.Now });
        write.Note("organisations", "added", id);
        await write.Execute("""
            INSERT INTO accounts (id, roles, organisation, state, name, language, stamp, created_at) VALUES (@id, 8, @id, 'Active', @name, 'uk', '', @Now)
            """, new { id, name = await vault.Seal(id, AccountFacts.Name, "Ганна"), write.Now });
        write.Note("accounts", "added", id);
    }
}
