using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>Several at once: a code is used once, a group has three places, a household is in one group.</summary>
public sealed class NearbyRaceTests
{
    private const int Times = 12;

    [Theory, Databases]
    public async Task One_code_typed_by_many_at_once_brings_one_of_them(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        for (var time = 0; time < Times; time++)
        {
            var (host, others) = (await Household(network, ours), await Households(network, ours, 4));
            var code = await MakesCode(network, host);
            var joined = await Task.WhenAll(others.Select(other => Agrees(network, other, code)));
            Assert.Equal((1, 2), (joined.Count(yes => yes), await InGroupOf(network, host)));
        }
    }

    [Theory, Databases]
    public async Task The_last_place_is_for_one_whichever_of_the_codes_is_typed(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        for (var time = 0; time < Times; time++)
        {
            var (one, two, others) = (await Household(network, ours), await Household(network, ours), await Households(network, ours, 4));
            Assert.True(await Agrees(network, two, await MakesCode(network, one)));
            var codes = (string[])[await MakesCode(network, one), await MakesCode(network, two)];
            var joined = await Task.WhenAll(others.Select((other, at) => Agrees(network, other, codes[at % 2])));
            Assert.Equal((1, 3), (joined.Count(yes => yes), await InGroupOf(network, one)));
        }
    }

    [Theory, Databases]
    public async Task Two_who_type_each_others_codes_at_once_are_together(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        for (var time = 0; time < Times; time++)
        {
            var (one, two) = (await Household(network, ours), await Household(network, ours));
            var (first, second) = (await MakesCode(network, one), await MakesCode(network, two));
            var joined = await Task.WhenAll(Agrees(network, one, second), Agrees(network, two, first));
            Assert.Equal((1, 2, 2), (joined.Count(yes => yes), await InGroupOf(network, one), await InGroupOf(network, two)));
        }
        Assert.Equal(Times, await network.Rows("household_groups"));
    }

    [Theory, Databases]
    public async Task Coming_leaving_and_being_forgotten_at_once_leave_no_group_without_members_and_nobody_forgotten_in_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        for (var time = 0; time < Times; time++)
        {
            var all = await Households(network, ours, 3);
            var codes = new List<string>();
            foreach (var one in all) codes.Add(await MakesCode(network, one));
            await Task.WhenAll(
                Agrees(network, all[0], codes[1]), Agrees(network, all[1], codes[2]), Agrees(network, all[2], codes[0]), Write(network, write => GroupWrites.Leave(write, all[0])),
                Task.Run(() => network.Get<Erasing>().Erase(Somebody.System, all[1]), TestContext.Current.CancellationToken));
        }
        Assert.Equal(0, await Count(network, "SELECT COUNT(*) FROM household_groups g WHERE NOT EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = g.id)"));
        Assert.Equal(0, await Count(network, "SELECT COUNT(*) FROM group_members m JOIN households h ON h.id = m.household WHERE h.state = 'Erased'"));
        Assert.Empty(await network.Get<OpenPleas>().Differences());
    }

    [Theory, Databases]
    public async Task The_tables_refuse_a_fourth_place_a_place_twice_a_second_group_and_another_organisation(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (network.World(), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var all = await Households(network, ours, 6);
        await world.Group(ours, all[0], all[1]);
        await world.Group(ours, all[2]);
        var (full, other, stranger) = (network.Get<OpenPleas>().Find(all[0])!.Group!.Value, network.Get<OpenPleas>().Find(all[2])!.Group!.Value, await Household(network, theirs));
        Task Add(Guid household, Guid group, int place, Guid organisation) => Write(network, write => write.Execute(
            "INSERT INTO group_members (household, organisation, group_id, place, joined_at) VALUES (@household, @organisation, @group, @place, 0)", new { household, organisation, group, place }));
        foreach (var (household, group, place, organisation) in ((Guid, Guid, int, Guid)[])
            [(all[3], full, 4, ours), (all[3], full, 0, ours), (all[3], full, 2, ours), (all[0], other, 2, ours), (stranger, full, 3, theirs), (stranger, full, 3, ours)])
            await Assert.ThrowsAsync<ConstraintViolation>(() => Add(household, group, place, organisation));
        await Add(all[3], full, 3, ours);
        await Assert.ThrowsAsync<ConstraintViolation>(() => world.Group(ours, all[0]));
    }

    private static Task<Guid> Household(TestNetwork network, Guid organisation) => network.World().Household(organisation);

    private static async Task<IReadOnlyList<Guid>> Households(TestNetwork network, Guid organisation, int count)
    {
        var (world, all) = (network.World(), new List<Guid>());
        for (var number = 0; number < count; number++) all.Add(await world.Household(organisation));
        return all;
    }

    private static async Task<string> MakesCode(TestNetwork network, Guid household)
    {
        await Write(network, write => network.Get<GroupWrites>().MakeCode(write, household));
        return network.Get<GroupCodes>().Of(household, (await network.Get<Groups>().Find(household))!.CodeUntil!.Value);
    }

    private static async Task<bool> Agrees(TestNetwork network, Guid household, string code)
    {
        try
        {
            await Write(network, write => network.Get<GroupWrites>().Agree(write, household, code));
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    private static Task Write(TestNetwork network, Func<Write, Task> work) => Task.Run(() => network.Get<Journal>().Write(Somebody.System, work));

    private static async Task<int> InGroupOf(TestNetwork network, Guid household) => (await network.Get<Groups>().Find(household))!.Others + 1;

    private static Task<long> Count(TestNetwork network, string sql) => network.Get<Database>().Read(c => Dapper.SqlMapper.ExecuteScalarAsync<long>(c, sql));
}
