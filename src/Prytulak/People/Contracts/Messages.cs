using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>What households and caseworkers write to each other. Whoever may see the household may read and write here.</summary>
public sealed class Messages(Database database, Journal journal, Reveals reveals, Vault vault, Households households)
{
    public const int LongestBody = 4000;
    private const string Columns = "id, household, from_household, body, sent_at, read_at";

    /// <summary>Opens the messages of a household, oldest first, and marks those of the other side as read; both are in the journal.</summary>
    /// <exception cref="Refusal">The household is not the viewer's to see.</exception>
    public async Task<IReadOnlyList<OpenMessage>> Open(Act act, Guid household)
    {
        var messages = (await Of(act.By, household)).ToList();
        if (messages is []) return [];
        if (messages.Any(message => message.ReadAt is null && message.FromHousehold != IsHousehold(act.By))) await MarkRead(act, household);
        var leave = await reveals.Several(act, "messages", household, HouseholdFacts.Message.Name);
        var open = new List<OpenMessage>();
        foreach (var message in messages)
            if (await leave.Open(message.Body, HouseholdFacts.Message) is { } body)
                open.Add(new() { FromHousehold = message.FromHousehold, Body = body, SentAt = message.SentAt, ReadAt = message.ReadAt });
        return open;
    }

    /// <summary>Sends a message within a write: from the household when it writes itself, else from the desk.</summary>
    public async Task Send(Write write, Household household, string body)
    {
        await write.Execute("""
            INSERT INTO messages (id, household, author, from_household, body, sent_at) VALUES (@id, @household, @author, @fromHousehold, @body, @Now)
            """, new
        {
            id = Guid.CreateVersion7(write.Now), household = household.Id, author = write.By.Id, fromHousehold = IsHousehold(write.By),
            body = await vault.Seal(household.Id, HouseholdFacts.Message, body), write.Now,
        });
        write.Note("messages", IsHousehold(write.By) ? "sent by household" : "sent by desk", household.Id, household.Organisation);
    }

    /// <summary>How many messages nobody at the desk has read, by household, of these alone; at most some hundreds.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> UnreadAtDesk(Guid organisation, IReadOnlyCollection<Guid> of) => of.Count == 0 ? new Dictionary<Guid, int>() : (await database.Read(c => c.QueryAsync<Unread>("""
        SELECT household, COUNT(*) AS count FROM messages WHERE household IN @of AND from_household AND read_at IS NULL
            AND EXISTS (SELECT 1 FROM households h WHERE h.id = household AND h.organisation = @organisation)
        GROUP BY household
        """, new { organisation, of }))).ToDictionary(unread => unread.Household, unread => (int)unread.Count);

    internal static Task Forget(Write write, Guid household) =>
        write.Execute("DELETE FROM messages WHERE household = @household", new { household });

    private async Task<IEnumerable<Message>> Of(Viewer viewer, Guid household)
    {
        if (await households.Find(viewer, household) is null) throw Refusal.Absent;
        return await database.Read(c => c.QueryAsync<Message>($"SELECT {Columns} FROM messages WHERE household = @household ORDER BY sent_at, id", new { household }));
    }

    private Task MarkRead(Act act, Guid household) => journal.Write(act with { Key = null }, async write =>
    {
        await write.Execute("UPDATE messages SET read_at = @Now WHERE household = @household AND from_household <> @mine AND read_at IS NULL",
            new { household, mine = IsHousehold(act.By), write.Now });
        write.Note("messages", "read", household);
    });

    private static bool IsHousehold(Viewer viewer) => viewer.Has(Roles.Household);

    /// <summary>A count by household.</summary>
    private sealed class Unread
    {
        public Guid Household { get; init; }
        public long Count { get; init; }
    }
}
