using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Copies a network into a file at one moment, while it runs: sealed as a backup, or plain to be moved elsewhere.</summary>
internal sealed class Backup(Settings settings, TimeProvider clock, Action<string> say)
{
    /// <param name="ofKeys">The key store, which is copied and kept apart; else the main database.</param>
    /// <param name="isSealed">True for a backup: a lost medium tells nothing without the master key.</param>
    public async Task Save(string file, bool ofKeys, bool isSealed)
    {
        if (File.Exists(file)) throw new IOException($"{file} exists already.");
        var draft = file + ".part";
        try
        {
            await using var to = new FileStream(draft, Private);
            var rows = isSealed ? await WriteSealed(to, ofKeys) : await Write(to, ofKeys);
            to.Flush(flushToDisk: true);
            File.Move(draft, file);
            say($"{rows:N0} rows are in {file}.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<long> WriteSealed(Stream to, bool ofKeys)
    {
        await using var sealing = new SealingStream(Existing.MasterKey(settings), to);
        return await Write(sealing, ofKeys);
    }

    private async Task<long> Write(Stream to, bool ofKeys)
    {
        await using var main = Existing.Tables(settings);
        await using var keys = Existing.Keys(settings, Existing.MasterKey(settings));
        return await Archive.Save(ofKeys ? keys.Store : main, ofKeys ? "Keys" : "Sql", keys, clock.GetUtcNow(), to, say);
    }

    private static FileStreamOptions Private
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }
}
