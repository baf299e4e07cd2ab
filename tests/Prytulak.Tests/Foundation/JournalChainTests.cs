using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>The journal cannot be changed unnoticed, wherever in it somebody tries.</summary>
public sealed class JournalChainTests
{
    // The first line tells of the key that protects cookies, which a new network makes.
    private const int First = 2, Length = 13;
    private static readonly string[] Changes =
    [
        "at = at + 1", "role = 'Operator'", "purpose = purpose || ' '", "kind = 'forgotten'", "about = 'stays'",
        "actor = subject", "subject = actor", "organisation = actor", "hash = (SELECT hash FROM journal WHERE seq <> @seq LIMIT 1)",
    ];

    [Theory, Databases]
    public async Task T42_A_changed_line_is_found_at_every_position_and_in_every_column(On on)
    {
        await using var network = await Written(on);
        foreach (var change in Changes)
            for (var seq = First; seq <= Length; seq++)
                Assert.Equal($"journal line {seq} was changed", await FaultAfter(network, $"UPDATE journal SET {change} WHERE seq = @seq", seq));
    }

    [Theory, Databases]
    public async Task T42_A_removed_line_is_found_at_every_position(On on)
    {
        await using var network = await Written(on);
        for (var seq = 1; seq < Length; seq++)
            Assert.Equal($"journal line {seq} is missing", await FaultAfter(network, "DELETE FROM journal WHERE seq = @seq", seq));
    }

    [Theory, Databases]
    public async Task T42_A_journal_cut_off_at_any_position_is_found(On on)
    {
        await using var network = await Written(on);
        for (var seq = 1; seq <= Length; seq++)
            Assert.Equal($"the journal ends at line {seq - 1}, its head says otherwise", await FaultAfter(network, "DELETE FROM journal WHERE seq >= @seq", seq));
    }

    [Theory, Databases]
    public async Task T42_Two_lines_that_changed_places_are_found_at_every_position(On on)
    {
        await using var network = await Written(on);
        const string Swap = "UPDATE journal SET seq = -1 WHERE seq = @seq; UPDATE journal SET seq = @seq WHERE seq = @seq + 1; UPDATE journal SET seq = @seq + 1 WHERE seq = -1";
        for (var seq = 1; seq < Length; seq++)
            Assert.Equal($"journal line {seq} was changed", await FaultAfter(network, Swap, seq));
    }

    [Theory, Databases]
    public async Task T42_A_line_put_in_without_the_chain_is_found(On on)
    {
        await using var network = await Written(on);
        const string Forge = """
            INSERT INTO journal (seq, at, actor, role, purpose, kind, about, subject, organisation, hash)
            SELECT seq + 1, at, actor, role, purpose, kind, about, subject, organisation, hash FROM journal WHERE seq = @seq
            """;
        Assert.Equal($"journal line {Length + 1} was changed", await FaultAfter(network, Forge, Length));
    }

    [Theory, Databases]
    public async Task T42_The_database_itself_refuses_to_change_or_cut_the_journal(On on)
    {
        await using var network = await Written(on, unlock: false);
        var database = network.Get<Database>();
        foreach (var change in Changes)
            await Assert.ThrowsAnyAsync<Exception>(() => database.Do($"UPDATE journal SET {change} WHERE seq = @seq", new { seq = 1 }));
        await Assert.ThrowsAnyAsync<Exception>(() => database.Do("DELETE FROM journal WHERE seq = 13"));
        Assert.Null(await network.Get<JournalLines>().Fault());
        Assert.Equal(Length, await network.Get<JournalLines>().Last());
    }

    private static async Task<TestNetwork> Written(On on, bool unlock = true)
    {
        var network = await TestNetwork.Start(on);
        for (var line = First; line <= Length; line++)
        {
            var by = new Viewer(Guid.NewGuid(), Roles.Caseworker, line % 3 == 0 ? null : Guid.NewGuid());
            network.Clock.Advance(TimeSpan.FromSeconds(1));
            await network.Get<Journal>().Write(new Act(by, "placing"), write =>
            {
                write.Note("households", $"changed {line}", Guid.NewGuid());
                return Task.CompletedTask;
            });
        }
        if (unlock) await network.Get<Database>().Unlock();
        Assert.Null(await network.Get<JournalLines>().Fault());
        return network;
    }

    // What is done to the lines is undone afterwards, so that the next attempt starts from a whole journal.
    private static async Task<string?> FaultAfter(TestNetwork network, string sql, int seq)
    {
        var database = network.Get<Database>();
        await database.Do("CREATE TABLE kept AS SELECT * FROM journal");
        await database.Do(sql, new { seq });
        var fault = await network.Get<JournalLines>().Fault();
        await database.Do("DELETE FROM journal; INSERT INTO journal SELECT * FROM kept; DROP TABLE kept");
        Assert.Null(await network.Get<JournalLines>().Fault());
        return fault;
    }
}
