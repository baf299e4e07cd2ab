using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>A stay that breaks off: whoever says it, there is a bed for the same night, and nobody is sent back to where it was not safe.</summary>
public sealed class BreakdownTests
{
    [Theory, Databases]
    public async Task A_household_says_that_it_cannot_stay_and_is_offered_another_bed_the_same_night(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var household = await network.HasAsked();
        var (id, left) = (network.OnlyPlea().Id, await world.Host(ours, email: "left@mail.example"));
        var (home, units) = await world.Home(left, "Lipowa 1", (3, 0), (3, 0));
        var stay = await Lived(network, ours, id, left, units[0]);
        await world.Household(ours, new() { Adults = 1, ChildAges = [0, 1, 2], StepFree = true, From = network.Clock.Today });
        network.Clock.Advance(TimeSpan.FromDays(3));
        var (other, beds) = await world.Home(await world.Host(ours), "Lipowa 2", (3, 0));
        await world.Home(await world.Host(ours), "Lipowa 3", (1, 0));

        await network.Get<SendNotices>().Round();
        var told = await Told(network, "left@mail.example", left);
        await (await household.Open("/my")).Submit(new { reason = "unsafe" }, action: $"/my/stays/{stay}/broken");
        Assert.Contains("you need a bed tonight", household.Text);
        Assert.DoesNotContain("Lipowa 1", household.Text);
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/desk");
        Assert.Equal(network.Get<OpenPleas>().Find(id)!.Reference, caseworker.Page.QuerySelector("tbody tr a")!.TextContent);
        await caseworker.Follow($"/desk/households/{id}/tonight");
        var offered = (await caseworker.Ask($"/desk/households/{id}/tonight")).GetProperty("beds").EnumerateArray().Select(bed => bed.GetProperty("unit").GetGuid());
        Assert.Equal([beds[0]], offered);
        await caseworker.Submit(action: $"/desk/households/{id}/propose/{beds[0]}");
        Assert.StartsWith("/stays/", caseworker.Path);
        var next = (await network.Get<Stays>().Of(Viewer.System, id)).Single(s => s.Unit == beds[0]);
        Assert.Equal((StayState.Held, network.Clock.Today), (next.State, next.FromNight));

        await TryPropose(caseworker, id, units[1]);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        Assert.Equal(told, await Told(network, "left@mail.example", left));
    }

    [Theory, Databases]
    public async Task Who_was_not_safe_is_never_brought_together_with_that_host_again_even_when_the_host_is_offered_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household, other) = (await world.Host(ours), await world.Household(ours), await world.Household(ours));
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
        var stay = await Lived(network, ours, household, host, units[0]);
        await network.Get<BreakStay>().Say(new(new(household, Roles.Household), "own"), stay, "unsafe");
        using var caseworker = await network.Caseworker(ours);
        Assert.Empty(network.Get<FreeUnits>().Of(ours));
        await TryPropose(caseworker, other, units[1]);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);

        using var vetter = await network.SignedIn(await network.Person(Roles.Vetter, ours));
        Assert.Contains("Somebody said that it was not safe", (await vetter.Open("/vetting")).Text);
        await (await vetter.Open($"/vetting/{host.Id}")).Submit(action: $"/vetting/{host.Id}/looked");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, vetter.Status);
        await vetter.Submit(new { spoken = true }, action: $"/vetting/{host.Id}/looked");
        Assert.DoesNotContain("Somebody said that it was not safe", (await vetter.Open("/vetting")).Text);
        Assert.Equal(2, network.Get<FreeUnits>().Of(ours).Count());
        await TryPropose(caseworker, household, units[1]);
        Assert.Contains("They are not brought together again", caseworker.Text);
        Assert.Empty((await caseworker.Ask($"/desk/households/{household}/candidates")).GetProperty("fitting").EnumerateArray());
        await TryPropose(caseworker, other, units[1]);
        Assert.StartsWith("/stays/", caseworker.Path);
    }

    [Theory, Databases]
    public async Task When_household_and_host_say_it_at_the_same_moment_it_breaks_off_once_and_both_reasons_are_kept(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours));
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0));
        var (stay, say) = (await Lived(network, ours, household, host, units[0]), network.Get<BreakStay>());
        await Task.WhenAll(
            say.Say(new(new(household, Roles.Household), "own"), stay, "unsafe"), say.Say(new(host, "placement"), stay, "conflict"),
            say.Say(new(new(household, Roles.Household), "own"), stay, "unsafe"), say.Say(new(host, "placement"), stay, "conflict"));
        var history = await network.Get<Stays>().History((await network.Get<Stays>().Find(Viewer.System, stay))!);
        Assert.Equal([("Host", "conflict"), ("Household", "unsafe")], history.Where(step => step.State is StayState.BrokenDown).Select(step => (step.ByRole, step.Reason)).Order());
        Assert.NotNull((await network.Get<Hosts>().Find(Viewer.System, host.Id))!.SafetySince);
        Assert.Equal((HouseholdState.Waiting, true), (network.OnlyPlea().State, network.OnlyPlea().NoBedSince is not null));
        Assert.Empty(await BookingAudit.Faults(network.Get<Database>()));
    }

    [Theory, Databases]
    public async Task The_same_form_sent_twice_happens_once_and_no_reason_is_no_end(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var household = await network.HasAsked();
        var (id, host) = (network.OnlyPlea().Id, await world.Host(ours));
        var (_, units) = await world.Home(host, "Lipowa 1", (3, 0));
        var stay = await Lived(network, ours, id, host, units[0]);
        await (await household.Open("/my")).Submit(action: $"/my/stays/{stay}/broken");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, StayState.Arrived), (household.Status, (await network.Get<Stays>().Find(Viewer.System, stay))!.State));
        await household.Open("/my");
        var (form, fields) = (household.FormOf($"/my/stays/{stay}/broken"), new List<KeyValuePair<string, string>> { new("reason", "conflict") });
        foreach (var input in form.QuerySelectorAll("input[type=hidden]")) fields.Add(new(input.GetAttribute("name")!, input.GetAttribute("value")!));
        for (var times = 0; times < 2; times++)
            Assert.Equal("/my", (await household.Send(new(HttpMethod.Post, $"/my/stays/{stay}/broken") { Content = new FormUrlEncodedContent(fields) })).Path);
        Assert.Single(await network.Get<Stays>().History((await network.Get<Stays>().Find(Viewer.System, stay))!), step => step.State is StayState.BrokenDown);
    }

    [Theory, Databases]
    public async Task A_bed_for_tonight_waits_for_nobodys_turn_and_its_host_is_written_to_at_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (left, household) = (await world.Host(ours), await world.Household(ours, new() { Adults = 1, From = network.Clock.Today }));
        var stay = await Lived(network, ours, household, left, (await world.Home(left, "Lipowa 1", (2, 0))).Units[0]);
        var (_, units) = await world.Home(await world.Host(ours, email: "busy@mail.example"), "Lipowa 2", (2, 0), (2, 0), (2, 0), (2, 0));
        using var caseworker = await network.Caseworker(ours);
        foreach (var unit in units[..3]) await TryPropose(caseworker, await world.Household(ours), unit);
        Assert.StartsWith("/desk/households/", caseworker.Path);
        Assert.Single(await network.LettersTo("busy@mail.example"));
        await network.Get<BreakStay>().Say(new(left, "placement"), stay, "host_needs_home");
        await TryPropose(caseworker, household, units[3]);
        Assert.StartsWith("/stays/", caseworker.Path);
        Assert.Contains(await network.LettersTo("busy@mail.example"), letter => letter.Subject == "Something cannot wait");
        Assert.Equal(HiddenBecause.Full, (await network.Get<Accommodations>().Find(Viewer.System, (await network.Get<Stays>().Find(Viewer.System, stay))!.Accommodation))!.Hidden);
    }

    [Theory, Databases]
    public async Task Who_did_not_come_keeps_their_place_in_the_queue_and_the_home_is_offered_on(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours));
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0));
        var stay = await Lived(network, ours, household, host, units[0], arrives: false);
        await network.Get<BreakStay>().Say(new(host, "placement"), stay, "did_not_come");
        Assert.Equal((HouseholdState.Waiting, null), (network.OnlyPlea().State, network.OnlyPlea().NoBedSince));
        Assert.Empty(await network.Get<BarredPairs>().Of(household));
        Assert.Empty(Assert.Single(network.Get<FreeUnits>().Of(ours)).Taken);
    }

    [Theory, Databases]
    public async Task A_stay_is_broken_off_by_those_whom_it_concerns_alone(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours));
        var stay = await Lived(network, ours, household, host, (await world.Home(host, "Lipowa 1", (2, 0))).Units[0]);
        using var elsewhere = await network.Caseworker(await network.Organisation("Theirs", "PL"));
        await elsewhere.Send(new(HttpMethod.Post, $"/stays/{stay}/breakdown") { Content = new FormUrlEncodedContent([new("reason", "conflict")]) });
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
        foreach (var stranger in (Viewer[])[new(await world.Household(ours), Roles.Household), await world.Host(ours)])
            await Assert.ThrowsAsync<Refusal>(() => network.Get<BreakStay>().Say(new(stranger, "test"), stay, "unsafe"));
        Assert.Equal(StayState.Arrived, (await network.Get<Stays>().Find(Viewer.System, stay))!.State);
    }

    [Theory, Databases]
    public async Task The_colleagues_are_told_in_a_letter_that_names_nobody(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours, name: "Halina Kowal"));
        await network.Person(Roles.Caseworker, ours, "one@mail.example");
        await network.Person(Roles.Caseworker, await network.Organisation("Theirs", "PL"), "theirs@mail.example");
        var stay = await Lived(network, ours, household, host, (await world.Home(host, "Lipowa 1", (2, 0))).Units[0]);
        await network.Get<BreakStay>().Say(new(host, "placement"), stay, "conflict");
        var letter = Assert.Single(await network.LettersTo("one@mail.example"), letter => letter.Subject == "Something cannot wait");
        Assert.DoesNotContain("Halina", letter.Body);
        Assert.DoesNotContain(network.OnlyPlea().Reference, letter.Body);
        Assert.DoesNotContain("bed", letter.Body);
        Assert.Empty(await network.LettersTo("theirs@mail.example"));
    }

    // How many letters went to a host, or wait to.
    private static async Task<long> Told(TestNetwork network, string address, Viewer host) => (await network.LettersTo(address)).Count
        + await network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM waiting_notices WHERE account = @Id", new { host.Id }));

    /// <summary>The stay of a household that has agreed on a unit with its host, and lives there.</summary>
    internal static async Task<Guid> Lived(TestNetwork network, Guid organisation, Guid household, Viewer host, Guid unit, bool arrives = true)
    {
        using var caseworker = await network.Caseworker(organisation);
        await TryPropose(caseworker, household, unit);
        Assert.StartsWith("/stays/", caseworker.Path);
        var (stay, changes, itself) = (Guid.Parse(caseworker.Path["/stays/".Length..]), network.Get<StayChanges>(), new Act(new(household, Roles.Household), "own"));
        await changes.Move(new Act(host, "placement"), stay, StayMove.HostYes);
        await changes.Move(itself, stay, StayMove.HouseholdYes);
        if (arrives) await changes.Move(itself, stay, StayMove.Arrive);
        return stay;
    }

    private static Task<Visitor> TryPropose(Visitor caseworker, Guid household, Guid unit) =>
        caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{unit}") { Content = new FormUrlEncodedContent([new("hold", "on")]) });
}
