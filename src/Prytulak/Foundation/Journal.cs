using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>On whose behalf something is done, in which role, what for; and the key that makes it happen once.</summary>
public sealed record Act(Viewer By, string Purpose, Guid? Key = null, byte[]? Fingerprint = null);

/// <summary>
/// The only writer. The rows of a write, its journal lines, its mail and its idempotency key commit together or not at
/// all, and every index has seen them before the answer is given.
/// </summary>
public sealed class Journal(Database database, Indexes indexes, TimeProvider clock)
{
    private const int Tries = 5;
    private readonly AsyncLocal<bool> writing = new();

    /// <summary>Carries out the work once, however often it is sent. Its answer must hold nothing personal: it is kept.</summary>
    public async Task<T> Write<T>(Act act, Func<Write, Task<T>> work)
    {
        // The inner one would wait for the outer one for ever.
        if (writing.Value) throw new InvalidOperationException("A write cannot be begun inside another.");
        writing.Value = true;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await database.Write((connection, transaction) => Once(connection, transaction, act, work));
                writing.Value = false;
                await indexes.CatchUp();
                return answer;
            }
            catch (DbException failure) when (database.Violation(failure) is { } violation)
            {
                throw violation;
            }
            catch (DbException failure) when (database.IsPassing(failure) && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock);
            }
        }
    }

    /// <summary>A write that answers nothing.</summary>
    public Task Write(Act act, Func<Write, Task> work) => Write(act, async write =>
    {
        await work(write);
        return true;
    });

    private async Task<T> Once<T>(DbConnection connection, DbTransaction transaction, Act act, Func<Write, Task<T>> work)
    {
        var write = new Write(connection, transaction, act, clock.GetUtcNow());
        if (await Earlier<T>(write) is { } earlier) return earlier.Answer;
        var answer = await work(write);
        if (act.Key is { } key)
            await write.Execute("UPDATE commands SET answer = @answer WHERE key = @key", new { key, answer = JsonSerializer.Serialize(answer) });
        await Append(write);
        await database.Announce(connection, transaction);
        return answer;
    }

    private static async Task<Kept<T>?> Earlier<T>(Write write)
    {
        if (write.Act is not { Key: { } key, Fingerprint: var fingerprint }) return null;
        fingerprint ??= [];
        var isFirst = await write.Execute("""
            INSERT INTO commands (key, fingerprint, answer, at) VALUES (@key, @fingerprint, '', @Now) ON CONFLICT DO NOTHING
            """, new { key, fingerprint, write.Now });
        if (isFirst == 1) return null;
        var command = await write.Find<Command>("SELECT fingerprint, answer FROM commands WHERE key = @key", new { key });
        return command!.Fingerprint.AsSpan().SequenceEqual(fingerprint)
            ? new(JsonSerializer.Deserialize<T>(command.Answer)!)
            : throw new Refusal(Why.Invalid, "refusal.key_reused");
    }

    private static async Task Append(Write write)
    {
        if (write.Lines is []) return;
        var head = await write.Find<Head>(
            "UPDATE journal_head SET seq = seq + @count WHERE id = 1 RETURNING seq - @count AS seq, hash", new { count = write.Lines.Count });
        var (seq, hash) = (head!.Seq, head.Hash ?? []);
        foreach (var line in write.Lines)
        {
            line.Seq = ++seq;
            line.Hash = hash = line.ChainedTo(hash);
        }
        await write.Execute("""
            INSERT INTO journal (seq, at, actor, role, purpose, kind, about, subject, organisation, hash)
            VALUES (@Seq, @At, @Actor, @Role, @Purpose, @Kind, @About, @Subject, @Organisation, @Hash)
            """, write.Lines);
        await write.Execute("UPDATE journal_head SET hash = @hash WHERE id = 1", new { hash });
    }

    private sealed record Kept<T>(T Answer);

    private sealed class Command
    {
        public byte[] Fingerprint { get; init; } = [];
        public string Answer { get; init; } = "";
    }

    private sealed class Head
    {
        public long Seq { get; init; }
        public byte[]? Hash { get; init; }
    }
}
