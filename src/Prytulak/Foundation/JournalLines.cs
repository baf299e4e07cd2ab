using Dapper;

namespace Prytulak.Foundation;

/// <summary>Reads the journal.</summary>
public sealed class JournalLines(Database database)
{
    private const string All = "SELECT seq, at, actor, role, purpose, kind, about, subject, organisation, hash FROM journal";

    public Task<long> Last() => database.Read(c => c.ExecuteScalarAsync<long>("SELECT seq FROM journal_head"));

    /// <summary>The last number and hash, in words: kept elsewhere, they show a chain that was replaced as a whole.</summary>
    public async Task<string> End()
    {
        var (seq, hash) = await database.Read(c => c.QuerySingleAsync<(long Seq, byte[]? Hash)>("SELECT seq, hash FROM journal_head"));
        return $"journal ends at line {seq} with {Convert.ToHexStringLower(hash ?? [])}";
    }

    public Task<IEnumerable<JournalLine>> After(long seq, int limit = 10_000) =>
        database.Read(c => c.QueryAsync<JournalLine>($"{All} WHERE seq > @seq ORDER BY seq LIMIT @limit", new { seq, limit }));

    public Task<IEnumerable<JournalLine>> About(Guid subject) =>
        database.Read(c => c.QueryAsync<JournalLine>($"{All} WHERE subject = @subject ORDER BY seq", new { subject }));

    /// <summary>The newest lines that this viewer may see: an auditor those of the own organisation, an operator all.</summary>
    /// <param name="kind">What the kind begins with, as "revealed"; everything when empty.</param>
    /// <param name="id">The actor or the subject; anybody when null.</param>
    /// <param name="before">Only lines with a smaller number.</param>
    public Task<IEnumerable<JournalLine>> Newest(Viewer viewer, int limit, string kind = "", Guid? id = null, long before = long.MaxValue) =>
        database.Read(c => c.QueryAsync<JournalLine>($"""
            {All} WHERE (@everything OR organisation = @Organisation) AND substr(kind, 1, @length) = @kind AND (@anybody OR actor = @id OR subject = @id) AND seq < @before
            ORDER BY seq DESC LIMIT @limit
            """, new { everything = viewer.Has(Roles.Operator), viewer.Organisation, limit, kind, length = kind.Length, anybody = id is null, id = id ?? Guid.Empty, before }));

    /// <summary>Recomputes the whole chain; answers what is wrong and where, or null. Linear in the lines.</summary>
    public async Task<string?> Fault()
    {
        var (seq, hash) = (0L, Array.Empty<byte>());
        while (true)
        {
            var page = (await After(seq)).ToList();
            foreach (var line in page)
            {
                if (line.Seq != seq + 1) return $"journal line {seq + 1} is missing";
                hash = line.ChainedTo(hash);
                if (!hash.AsSpan().SequenceEqual(line.Hash)) return $"journal line {line.Seq} was changed";
                seq = line.Seq;
            }
            if (page is []) return await EndsAt(seq, hash) ? null : $"the journal ends at line {seq}, its head says otherwise";
        }
    }

    private Task<bool> EndsAt(long seq, byte[] hash) => database.Read(async c =>
        await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM journal_head WHERE seq = @seq AND (hash = @hash OR seq = 0)", new { seq, hash }) == 1);
}
