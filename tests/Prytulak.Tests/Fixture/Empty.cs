using Prytulak.Foundation;

namespace Prytulak.Tests.Fixture;

/// <summary>A new database without any table, gone when disposed of.</summary>
public sealed class Empty : IAsyncDisposable
{
    private Empty(string address) => (Address, Database) = (address, Database.Open(address));

    public string Address { get; }

    public Database Database { get; }

    public static async Task<Empty> Make(On on) => new(on is On.Postgres
        ? await Cluster.NewEmpty()
        : Path.Combine(Directory.CreateTempSubdirectory("prytulak-test-").FullName, "empty.db"));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Cluster.Drop(Address);
        if (!Address.Contains('=')) Directory.GetParent(Address)!.Delete(recursive: true);
    }
}
