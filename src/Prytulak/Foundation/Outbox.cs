using Dapper;

namespace Prytulak.Foundation;

/// <summary>A letter: a text in the reader's language, whose link is the only thing in it that matters. Nothing personal is said.</summary>
public sealed record Letter(string Subject, string Body);

/// <summary>A letter on its way, still sealed.</summary>
public sealed class OutgoingLetter
{
    public Guid Id { get; init; }
    public Guid Subject { get; init; }
    public Personal<string> Address { get; init; } = null!;
    public Personal<Letter> Letter { get; init; } = null!;
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>Mail leaves through here: written with the act that it tells of, so that a letter is neither lost nor sent for something that did not happen.</summary>
public sealed class Outbox(Database database, Vault vault)
{
    public static readonly Fact<string> Address = new("outbox.address");
    public static readonly Fact<Letter> Letter = new("outbox.letter");
    private const string Columns = "id, subject, address, letter, made_at, due_at, attempts, sent_at";

    /// <summary>Puts a letter into the outbox, within the write.</summary>
    public async Task Send(Write write, Guid subject, string address, Letter letter) => await write.Execute("""
        INSERT INTO outbox (id, subject, address, letter, made_at, due_at) VALUES (@Id, @subject, @Address, @Letter, @Now, @Now)
        """, new
    {
        Id = Guid.CreateVersion7(write.Now), subject, write.Now,
        Address = await vault.Seal(subject, Address, address), Letter = await vault.Seal(subject, Letter, letter),
    });

    public Task<IEnumerable<OutgoingLetter>> Due(DateTimeOffset now) => database.Read(c => c.QueryAsync<OutgoingLetter>(
        $"SELECT {Columns} FROM outbox WHERE sent_at IS NULL AND due_at <= @now ORDER BY due_at LIMIT 50", new { now }));

    public Task<IEnumerable<OutgoingLetter>> Newest(int limit) => database.Read(c => c.QueryAsync<OutgoingLetter>(
        $"SELECT {Columns} FROM outbox ORDER BY made_at DESC LIMIT @limit", new { limit }));

    public Task<OutgoingLetter?> Find(Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<OutgoingLetter>(
        $"SELECT {Columns} FROM outbox WHERE id = @id", new { id }));

    /// <summary>How many letters have not left yet.</summary>
    public Task<long> Waiting() => database.Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL"));

    /// <summary>Takes a letter for a few minutes, so that of several servers on one database one sends it; false when another has it.</summary>
    public static async Task<bool> Claim(Write write, OutgoingLetter letter) => await write.Execute(
        "UPDATE outbox SET due_at = @until WHERE id = @Id AND due_at = @DueAt AND sent_at IS NULL",
        new { letter.Id, letter.DueAt, until = write.Now.AddMinutes(5) }) == 1;

    public static Task Sent(Write write, Guid id) =>
        write.Execute("UPDATE outbox SET sent_at = @Now, attempts = attempts + 1 WHERE id = @id", new { id, write.Now });

    /// <summary>Puts a failed letter off, twice as long each time, for at most a day.</summary>
    public static Task PutOff(Write write, OutgoingLetter letter) => write.Execute(
        "UPDATE outbox SET attempts = attempts + 1, due_at = @dueAt WHERE id = @Id",
        new { letter.Id, dueAt = write.Now.AddMinutes(Math.Min(24 * 60, Math.Pow(2, letter.Attempts))) });

    public static Task Forget(Write write, Guid subject) => write.Execute("DELETE FROM outbox WHERE subject = @subject", new { subject });
}
