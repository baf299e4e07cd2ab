using System.Text.Json;
using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>An upload, sealed under the account of whoever made it.</summary>
public sealed class Import
{
    public Guid Id { get; init; }
    public Personal<byte[]>? Content { get; init; }
    public Personal<string>? Plan { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public int Added { get; init; }
    public int Changed { get; init; }
    public int Skipped { get; init; }
    public int Faulty { get; init; }
    public int Version { get; init; }
}

/// <summary>The sealed parts of an upload. When it is imported, of its content only the rows in error are left.</summary>
public static class ImportFacts
{
    public static readonly Fact<byte[]> Content = new("imports.content");
    public static readonly Fact<string> Plan = new("imports.plan");
}

/// <summary>What was done with a file, in numbers.</summary>
public sealed record ImportCounts(int Added, int Changed, int Skipped, int Faulty);

/// <summary>Uploads and how they stand; each is its uploader's alone.</summary>
public sealed class Imports(Database database, MasterKey master)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromDays(30);

    private const string Columns = "id, content, plan, made_at, done_at, added, changed, skipped, faulty, version";

    public Task<Import?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Import>(
        $"SELECT {Columns} FROM imports WHERE id = @id AND account = @me AND organisation = @Organisation", new { id, me = viewer.Id, viewer.Organisation }));

    /// <summary>Those that are not finished, the newest first, without what is in them.</summary>
    public async Task<IReadOnlyList<Import>> Waiting(Viewer viewer) => [.. await database.Read(c => c.QueryAsync<Import>(
        "SELECT id, made_at, version FROM imports WHERE account = @Id AND done_at IS NULL ORDER BY made_at DESC", new { viewer.Id }))];

    public static async Task Add(Write write, Guid id, Personal<byte[]> content, Personal<string> plan)
    {
        await write.Execute("""
            INSERT INTO imports (id, account, organisation, content, plan, made_at) VALUES (@id, @me, @Organisation, @content, @plan, @Now)
            """, new { id, me = write.By.Id, write.By.Organisation, content, plan, write.Now });
        write.Note("imports", "uploaded", id);
    }

    public static async Task Keep(Write write, Guid id, int version, Personal<string> plan)
    {
        await write.Change("UPDATE imports SET plan = @plan, version = version + 1 WHERE id = @id AND account = @me AND version = @version AND done_at IS NULL",
            new { id, me = write.By.Id, version, plan });
        write.Note("imports", "looked through", id);
    }

    /// <summary>Ends an upload: whoever confirms it a second time finds it ended.</summary>
    /// <param name="left">The rows in error; null where there are none.</param>
    public static async Task Finish(Write write, Guid id, int version, ImportCounts counts, Personal<byte[]>? left)
    {
        await write.Change("""
            UPDATE imports SET content = @left, plan = NULL, done_at = @Now, added = @Added, changed = @Changed, skipped = @Skipped, faulty = @Faulty, version = version + 1
            WHERE id = @id AND account = @me AND version = @version AND done_at IS NULL
            """, new { id, me = write.By.Id, version, left, write.Now, counts.Added, counts.Changed, counts.Skipped, counts.Faulty });
        write.Note("imports", $"imported: {counts.Added} added, {counts.Changed} changed, {counts.Skipped} skipped, {counts.Faulty} in error", id);
    }

    public static async Task Discard(Write write, Guid id)
    {
        await write.Change("DELETE FROM imports WHERE id = @id AND account = @me", new { id, me = write.By.Id });
        write.Note("imports", "discarded", id);
    }

    /// <summary>Deletes whatever is a day old; answers how many.</summary>
    public static async Task<int> Erase(Write write)
    {
        var old = (await write.Query<Guid>("DELETE FROM imports WHERE made_at <= @before RETURNING id", new { before = write.Now - Life })).AsList();
        foreach (var id in old) write.Note("imports", "erased", id);
        await write.Execute("DELETE FROM import_letters WHERE at <= @before", new { before = write.Now - BetweenLetters });
        return old.Count;
    }

    public static Task Forget(Write write, Guid subject) => write.Execute("DELETE FROM imports WHERE account = @subject", new { subject });

    /// <summary>How files with these headers, in whatever order, were read before; null where none were.</summary>
    public async Task<Mapping?> Remembered(Guid organisation, IReadOnlyList<string> headers)
    {
        var text = await database.Read(c => c.ExecuteScalarAsync<string?>("SELECT mapping FROM import_columns WHERE organisation = @organisation AND heads = @heads", new { organisation, heads = Heads(headers) }));
        if (text is null) return null;
        var (known, order) = (JsonSerializer.Deserialize<Mapping>(text)!, Sorted(headers));
        return known with { Columns = known.Columns.ToDictionary(column => column.Key, column => order[column.Value]) };
    }

    public Task Remember(Write write, IReadOnlyList<string> headers, Mapping mapping)
    {
        var order = Sorted(headers);
        var kept = mapping with { Columns = mapping.Columns.ToDictionary(column => column.Key, column => Array.IndexOf(order, column.Value)) };
        return write.Execute("""
            INSERT INTO import_columns (organisation, heads, mapping) VALUES (@Organisation, @heads, @mapping)
            ON CONFLICT (organisation, heads) DO UPDATE SET mapping = excluded.mapping
            """, new { write.By.Organisation, heads = Heads(headers), mapping = JsonSerializer.Serialize(kept) });
    }

    private byte[] Heads(IReadOnlyList<string> headers) => master.Mac("import.headers", string.Join('\n', Sorted(headers).Select(column => ImportWords.Plain(headers[column]))));

    // The places of the columns, by the order of their names: the same for whatever order they come in.
    private static int[] Sorted(IReadOnlyList<string> headers) => [.. Enumerable.Range(0, headers.Count).OrderBy(column => ImportWords.Plain(headers[column]), StringComparer.Ordinal)];

    /// <summary>How many imports the organisation has finished.</summary>
    public Task<int> Turn(Guid organisation) => database.Read(c => c.ExecuteScalarAsync<int>("SELECT turn FROM import_turns WHERE organisation = @organisation", new { organisation }));

    /// <summary>Takes the turn after the one that was seen; refuses where somebody else has taken it.</summary>
    public static async Task TakeTurn(Write write, int seen)
    {
        var isTaken = await write.Execute("""
            INSERT INTO import_turns (organisation, turn) VALUES (@Organisation, 1)
            ON CONFLICT (organisation) DO UPDATE SET turn = import_turns.turn + 1 WHERE import_turns.turn = @seen
            """, new { write.By.Organisation, seen });
        if (isTaken != 1) throw new Refusal(Why.Conflict, "import.look_again", "doubles");
    }

    /// <summary>Remembers that the owner of an address was written to, so that it looks like any other that was imported.</summary>
    public Task Tell(Write write, string email) => write.Execute("""
        INSERT INTO import_letters (organisation, email_index, at) VALUES (@Organisation, @index, @Now) ON CONFLICT DO NOTHING
        """, new { write.By.Organisation, index = Index(email), write.Now });

    public async Task<bool> WasTold(Write write, string email) => await write.Find<int>(
        "SELECT COUNT(*) FROM import_letters WHERE organisation = @Organisation AND email_index = @index", new { write.By.Organisation, index = Index(email) }) > 0;

    /// <summary>Those of these addresses whose owners were written to.</summary>
    public async Task<IReadOnlySet<string>> Told(Guid organisation, IEnumerable<string> emails)
    {
        var told = (await database.Read(c => c.QueryAsync<byte[]>("SELECT email_index FROM import_letters WHERE organisation = @organisation", new { organisation }))).Select(Convert.ToHexString).ToHashSet();
        return told.Count == 0 ? new HashSet<string>() : emails.Where(email => told.Contains(Convert.ToHexString(Index(email)))).ToHashSet();
    }

    private byte[] Index(string email) => master.Mac("import.letter", email);
}
