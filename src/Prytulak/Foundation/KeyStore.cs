using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>
/// The keys of people, wrapped by the master key, in a database of their own with backups of their own: a person whose
/// key is deleted is unreadable in every older backup of the main database.
/// </summary>
public sealed class KeyStore(Database store, MasterKey master) : IAsyncDisposable
{
    // About 130 bytes each: as many are kept as a small machine can spare.
    private const int Limit = 200_000, Batch = 50_000, Part = 1000;
    private readonly ConcurrentDictionary<Guid, byte[]> known = new();
    private readonly byte[] wrapping = master.For("wrap");
    private int erasures;

    public Database Store => store;

    public Task Prepare() => Migrations.Apply(store, "Keys");

    /// <summary>Reads all keys in one pass, for a start that opens a fact of almost everybody; <see cref="Cool"/> ends it.</summary>
    public async Task Warm()
    {
        var (before, batch) = (Volatile.Read(ref erasures), new List<(Guid, byte[])>(Batch));
        await store.Scan("SELECT subject, wrapped FROM keys", null, row =>
        {
            batch.Add((row.Id(0), row.Bytes(1)!));
            if (batch.Count == Batch) Unwrap(batch, before);
        });
        Unwrap(batch, before);
    }

    /// <summary>Lets go of keys that were read for the start, where they are too many to keep.</summary>
    public void Cool()
    {
        if (known.Count > Limit) known.Clear();
    }

    private void Unwrap(List<(Guid Subject, byte[] Wrapped)> batch, int before)
    {
        Parallel.ForEach(batch.Chunk(Part), part =>
        {
            using var aes = Cipher.With(wrapping);
            foreach (var (subject, wrapped) in part) Remember(subject, Cipher.Decrypt(aes, wrapped, subject.ToByteArray()), before);
        });
        batch.Clear();
    }

    /// <summary>The subject's key, or null when there is none (any more).</summary>
    public ValueTask<byte[]?> Find(Guid subject) => known.TryGetValue(subject, out var key) ? new(key) : new(Fetch(subject));

    private async Task<byte[]?> Fetch(Guid subject)
    {
        var before = Volatile.Read(ref erasures);
        var wrapped = await store.Read(c => c.QuerySingleOrDefaultAsync<byte[]>("SELECT wrapped FROM keys WHERE subject = @subject", new { subject }));
        if (wrapped is null) return null;
        Cool();
        return Remember(subject, Unwrap(subject, wrapped), before);
    }

    /// <summary>The subject's key, made and durable before this returns. An erased subject never gets another.</summary>
    public async Task<byte[]> FindOrMake(Guid subject)
    {
        if (await Find(subject) is { } key) return key;
        var wrapped = Wrap(subject, RandomNumberGenerator.GetBytes(32));
        await store.Write((c, t) => c.ExecuteAsync("""
            INSERT INTO keys (subject, wrapped) SELECT @subject, @wrapped
            WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE subject = @subject) ON CONFLICT DO NOTHING
            """, new { subject, wrapped }, t));
        return await Find(subject) ?? throw new InvalidOperationException("The subject has been erased.");
    }

    /// <summary>Deletes the key for ever, and remembers that, so that no restored backup brings it back.</summary>
    public async Task Erase(Guid subject, DateTimeOffset at)
    {
        await store.Write(async (c, t) =>
        {
            await c.ExecuteAsync("INSERT INTO erasures (subject, at) VALUES (@subject, @at) ON CONFLICT DO NOTHING", new { subject, at }, t);
            return await c.ExecuteAsync("DELETE FROM keys WHERE subject = @subject", new { subject }, t);
        });
        Forget(subject);
        await store.Scrub();
    }

    /// <summary>Drops the copy in memory of a key that was erased, here or by another node.</summary>
    public void Forget(Guid subject)
    {
        Interlocked.Increment(ref erasures);
        known.TryRemove(subject, out _);
    }

    public Task<IEnumerable<Guid>> Erased() => store.Read(c => c.QueryAsync<Guid>("SELECT subject FROM erasures"));

    /// <summary>Everybody who was erased, and when.</summary>
    public async Task<IReadOnlyList<Erasure>> Ledger() =>
        [.. await store.Read(c => c.QueryAsync<Erasure>("SELECT subject, at FROM erasures ORDER BY at, subject"))];

    /// <summary>Erases once more whoever is in a ledger, as part of a restore.</summary>
    public static async Task Replay(IReadOnlyCollection<Erasure> ledger, DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync("INSERT INTO erasures (subject, at) VALUES (@Subject, @At) ON CONFLICT DO NOTHING", ledger, transaction);
        await connection.ExecuteAsync("DELETE FROM keys WHERE subject IN (SELECT subject FROM erasures)", transaction: transaction);
    }

    // A key that was read before an erasure and comes back after it is used once and not kept.
    private byte[] Remember(Guid subject, byte[] key, int before)
    {
        known[subject] = key;
        if (Volatile.Read(ref erasures) != before) known.TryRemove(subject, out _);
        return key;
    }

    private byte[] Wrap(Guid subject, byte[] key) => Cipher.Encrypt(wrapping, key, subject.ToByteArray());

    private byte[] Unwrap(Guid subject, byte[] wrapped) => Cipher.Decrypt(wrapping, wrapped, subject.ToByteArray());

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

/// <summary>That somebody was erased, and when.</summary>
public sealed class Erasure
{
    public Guid Subject { get; init; }
    public DateTimeOffset At { get; init; }
}
