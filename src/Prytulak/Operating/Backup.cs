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
            var rows = await Write(draft, ofKeys, isSealed);
            File.Move(draft, file);
            say($"{rows:N0} rows are in {file}.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<long> Write(string draft, bool ofKeys, bool isSealed)
    {
        var master = Existing.MasterKey(settings);
        await using var main = Existing.Tables(settings);
        await using var keys = Existing.Keys(settings, master);
        await using var file = new FileStream(draft, Private);
        await using var to = isSealed ? new SealingStream(master, file) : (Stream)file;
        var rows = await Archive.Save(ofKeys ? keys.Store : main, ofKeys ? "Keys" : "Sql", keys, clock.GetUtcNow(), to, say);
        if (isSealed) await to.DisposeAsync();
        file.Flush(flushToDisk: true);
        return rows;
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
