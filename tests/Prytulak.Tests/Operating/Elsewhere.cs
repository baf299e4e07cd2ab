using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Operating;

/// <summary>An empty place on another machine, to which a network is brought with nothing but its master key.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prytulak-test-").FullName;

    private Elsewhere(string main, string keys) => Settings = new()
    {
        Data = Path.Combine(folder, "data"), Database = main, Keys = keys, Empty = true, Address = "", MasterKeyFile = "", SmtpHost = "", Port = 5000,
    };

    public Settings Settings { get; }

    public static async Task<Elsewhere> WithMasterKeyOf(TestNetwork network, On on)
    {
        var place = on is On.Postgres ? new Elsewhere(await Cluster.NewEmpty(), await Cluster.NewEmpty()) : new("", "");
        File.Copy(network.Settings.MasterKeyPath, place.Settings.MasterKeyPath);
        return place;
    }

    public Task Restore(string file, string? keys, bool isSealed = true) => new Restore(Settings, _ => { }).Load(file, keys, isSealed);

    public Task<IReadOnlyList<string>> Verify() => new Verify(Settings, new TestClock(), _ => { }).Run();

    public async ValueTask DisposeAsync()
    {
        await Cluster.Drop(Settings.MainAddress);
        await Cluster.Drop(Settings.KeysAddress);
        Directory.Delete(folder, recursive: true);
    }
}
