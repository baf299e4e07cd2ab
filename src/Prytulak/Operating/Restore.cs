using System.IO.Compression;
using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>
/// Brings a network back from a backup, or from an export of another, into an empty place. Whoever was erased since is
/// erased again before anything can be read: by the ledgers of both archives and by that of the key store that is there.
/// </summary>
internal sealed class Restore(Settings settings, Action<string> say)
{
    private static readonly Act Restoring = new(Viewer.System, "operation");

    public async Task Load(string file, string? keysFile, bool isSealed)
    {
        var master = Existing.MasterKey(settings);
        using (var zip = Open(file, master, isSealed))
        using (var keysZip = keysFile is null ? null : Open(keysFile, master, isSealed))
        {
            var manifest = Archive.Open(zip, "Sql");
            await using var keys = new KeyStore(Database.Open(settings.KeysAddress), master);
            await using var main = Database.Open(settings.MainAddress);
            await LoadKeys(keysZip, keys, Archive.Ledger(zip));
            await Archive.Load(zip, manifest, main, null, say);
        }
        await Finish();
    }

    private ZipArchive Open(string file, MasterKey master, bool isSealed)
    {
        var stream = File.OpenRead(file);
        return new(isSealed ? new OpeningStream(master, stream) : stream, ZipArchiveMode.Read);
    }

    private async Task LoadKeys(ZipArchive? zip, KeyStore keys, IReadOnlyList<Erasure> ledger)
    {
        if (zip is null) await keys.Prepare();
        else await LoadKeys(zip, keys.Store, [.. ledger, .. await LedgerThere(keys)]);
        await keys.Store.Write(async (connection, transaction) =>
        {
            await KeyStore.Replay(ledger, connection, transaction);
            return true;
        });
    }

    private Task LoadKeys(ZipArchive zip, Database store, IReadOnlyList<Erasure> ledger) =>
        Archive.Load(zip, Archive.Open(zip, "Keys"), store, (connection, transaction) => KeyStore.Replay(ledger, connection, transaction), say);

    private static async Task<IReadOnlyList<Erasure>> LedgerThere(KeyStore keys) =>
        await keys.Store.Read(async connection => (await Tables.Of(keys.Store, connection)).Count > 0) ? await keys.Ledger() : [];

    // The rows of the erased are wiped as at every start, and the journal says what happened to it.
    private async Task Finish()
    {
        await using var app = Server.Build(settings);
        await app.Services.Prepare();
        await app.Services.GetRequiredService<Journal>().Write(Restoring, write =>
        {
            write.Note("network", "restored", Guid.Empty);
            return Task.CompletedTask;
        });
        if (await app.Services.GetRequiredService<JournalLines>().Fault() is { } fault) throw new InvalidDataException($"The backup is in place, but {fault}.");
    }
}
