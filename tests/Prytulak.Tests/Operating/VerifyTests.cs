using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Foundation;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>Whatever is wrong with a network is found and named.</summary>
public sealed class VerifyTests
{
    [Theory, Databases]
    public async Task A_network_in_which_people_live_is_whole_while_it_runs(On on)
    {
        await using var living = await Living.Start(on);
        Assert.Empty(await living.Verify());
    }

    [Theory, Databases]
    public async Task A_changed_line_of_the_journal_is_named(On on)
    {
        await using var living = await Living.Start(on);
        await Database(living).Unlock();
        await Database(living).Do("UPDATE journal SET purpose = 'curiosity' WHERE seq = 3");
        Assert.Equal(["journal line 3 was changed"], await living.Verify());
    }

    [Theory, Databases]
    public async Task A_night_that_is_missing_or_too_much_is_named(On on)
    {
        await using var living = await Living.Start(on);
        var stay = $"stay {living.Stay} (Held) has other nights than its own";
        var first = living.Network.Clock.Today.AddDays(3).DayNumber;
        await Database(living).Do("DELETE FROM nights WHERE night = @first", new { first });
        Assert.Equal([stay], await living.Verify());
        await Database(living).Do("UPDATE nights SET night = @before WHERE night = @second", new { before = first - 1, second = first + 1 });
        Assert.Equal([stay], await living.Verify());
    }

    [Theory, Databases]
    public async Task A_stay_that_was_cancelled_and_keeps_nights_to_come_is_named(On on)
    {
        await using var living = await Living.Start(on);
        await Database(living).Do("UPDATE stays SET state = 'Cancelled'");
        Assert.Equal([$"stay {living.Stay} (Cancelled) has other nights than its own"], await living.Verify());
    }

    [Theory, Databases]
    public async Task Two_households_in_one_room_on_one_night_are_named(On on)
    {
        await using var living = await Living.Start(on);
        var night = living.Network.Clock.Today.AddDays(5);
        await Database(living).Do("DROP INDEX nights_one_household");
        await Database(living).Do("INSERT INTO nights SELECT * FROM nights WHERE night = @night", new { night = night.DayNumber });
        var faults = await living.Verify();
        Assert.Contains(faults, f => f.EndsWith($"is over capacity on {night:O}", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task A_key_that_is_missing_is_named(On on)
    {
        await using var living = await Living.Start(on);
        await living.Network.Get<KeyStore>().Store.Do("DELETE FROM keys WHERE subject = @Maria", new { living.Maria });
        Assert.Contains($"households.name of {living.Maria} is sealed, and the key is missing", await living.Verify());
    }

    [Theory, Databases]
    public async Task An_erasure_that_was_not_finished_is_named(On on)
    {
        await using var living = await Living.Start(on);
        await living.Network.Get<KeyStore>().Erase(living.Maria, living.Network.Clock.Now);
        Assert.Contains($"households.name of {living.Maria} is sealed, and the key is erased", await living.Verify());
        await living.Network.Restart();
        Assert.Empty(await living.Verify());
    }

    [Theory, Databases]
    public async Task A_schema_that_is_not_ours_is_named(On on)
    {
        await using var living = await Living.Start(on);
        await Database(living).Do("UPDATE migrations SET hash = '' WHERE name = '0030-placement'");
        Assert.Equal(["migration 0030-placement is missing or differs"], await living.Verify());
    }

    private static Database Database(Living living) => living.Network.Get<Database>();
}
