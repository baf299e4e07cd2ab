using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Contacts are released when both have said yes, to those two alone, and that is in the journal.</summary>
public sealed class T02_ReleaseTests
{
    [Theory, Databases]
    public async Task T02_no_order_of_answers_releases_a_contact_before_both_have_said_yes(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var random = new Random(2);
        for (var story = 0; story < 60; story++)
        {
            var stay = await town.Propose();
            var (host, household) = (false, false);
            for (var step = 0; step < 7; step++)
            {
                var move = Enum.GetValues<StayMove>()[random.Next(Enum.GetValues<StayMove>().Length)];
                if (await town.TryMove(stay, move) is { } state)
                {
                    host |= move is StayMove.HostYes;
                    household |= move is StayMove.HouseholdYes;
                    Assert.Equal(state is StayState.Confirmed or StayState.Arrived, await town.IsReleased(stay));
                }
                if (await town.IsReleased(stay)) Assert.True(host && household);
            }
        }
    }

    [Theory, Databases]
    public async Task T02_both_see_each_other_and_nobody_else_sees_either(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var stay = await town.Propose();
        await town.TryMove(stay, StayMove.HostYes);
        await town.TryMove(stay, StayMove.HouseholdYes);

        Assert.Equal(("Olena", "+380501112233"), await town.Seen(stay, town.Host));
        Assert.Equal(("Jan", "+48601112233"), await town.Seen(stay, new(stay.Household, Roles.Household)));
        foreach (var other in new[] { town.OtherHost, new(Guid.NewGuid(), Roles.Household), town.Caseworker, Viewer.Stranger, new(stay.Host, Roles.Household), new(stay.Household, Roles.Host) })
            Assert.Null(await town.Seen(stay, other));

        var lines = await network.Get<JournalLines>().About(stay.Id);
        Assert.Equal(2, lines.Count(line => line.Kind.StartsWith("revealed", StringComparison.Ordinal) && line.Purpose == "release"));
    }

    [Theory, Databases]
    public async Task T02_a_host_who_is_not_vetted_any_more_is_not_agreed_with(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var stay = await town.Propose();
        await town.TryMove(stay, StayMove.HostYes);
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => write.Execute("UPDATE hosts SET vetting = 'Refused' WHERE account = @Host", new { stay.Host }));
        Assert.Null(await town.TryMove(stay, StayMove.HouseholdYes));
        Assert.False(await town.IsReleased(stay));
    }

    /// <summary>One organisation with two hosts, and a new household for each story.</summary>
    private sealed class Town(TestNetwork network, World world, Viewer caseworker, Viewer host, Viewer otherHost, Guid home, Guid unit)
    {
        public Viewer Host => host;

        public Viewer OtherHost => otherHost;

        public Viewer Caseworker => caseworker;

        public static async Task<Town> Build(TestNetwork network)
        {
            var world = new World(network);
            var organisation = await world.Organisation();
            var host = await world.Host(organisation, name: "Jan", phone: "+48601112233");
            var (home, units) = await world.Home(host, "ul. Lipowa 1", (3, 0));
            return new(network, world, await world.Account(Roles.Caseworker, organisation), host, await world.Host(organisation), home, units[0]);
        }

        /// <summary>A proposal to a household that nobody has seen before; an earlier one in the same room is over.</summary>
        public async Task<Stay> Propose()
        {
            await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => write.Execute("DELETE FROM nights"));
            var household = await world.Household(caseworker.Organisation!.Value, name: "Olena", contact: new() { Phone = "+380501112233" });
            var stay = new Stay
            {
                Id = Guid.NewGuid(), Household = household, Unit = unit, Accommodation = home, Host = host.Id, Organisation = caseworker.Organisation!.Value,
                ProposedBy = caseworker.Id, Version = 1, FromNight = network.Clock.Today, ToNight = network.Clock.Today.AddDays(9),
            };
            await network.Get<StayChanges>().Book(new Act(caseworker, "placement"), async write =>
            {
                await Stays.Add(write, stay);
                return true;
            });
            return stay;
        }

        public async Task<StayState?> TryMove(Stay stay, StayMove move)
        {
            var by = move switch
            {
                StayMove.HostYes or StayMove.Decline => host,
                StayMove.HouseholdYes => new(stay.Household, Roles.Household),
                StayMove.Lapse => Viewer.System,
                _ => caseworker,
            };
            try
            {
                return await network.Get<StayChanges>().Move(new Act(by, "placement"), stay.Id, move);
            }
            catch (Refusal)
            {
                return null;
            }
        }

        public async Task<bool> IsReleased(Stay stay) => await Seen(stay, host) is not null;

        public async Task<(string?, string?)?> Seen(Stay stay, Viewer viewer)
        {
            var now = (await network.Get<Stays>().Find(Viewer.System, stay.Id))!;
            var contact = await network.Get<ReleaseContact>().For(new Visit(new DefaultHttpContext { RequestServices = network.Services }, viewer, Texts.In("en")), now);
            return contact is null ? null : (contact.Name, contact.Phone);
        }
    }
}
