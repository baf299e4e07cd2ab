using System.Net;
using Prytulak.Foundation;
using Prytulak.Reception;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;

namespace Prytulak.Tests.Reception;

/// <summary>Where people who arrive are sent: never by the word of one, never where it is closed, and nowhere that is not to be known.</summary>
public sealed class ReceptionTests
{
    // How the telephone of a point begins.
    private const string Phone = "48 81";

    private static readonly string[] Everywhere = ["list", "page", "collection", "map"];

    [Theory, Databases]
    public async Task T03_A_point_is_seen_by_nobody_until_a_second_person_stands_for_it(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.PutUp();
        Assert.Empty(await story.SeenIn(id));
        Assert.Equal(HttpStatusCode.NotFound, (await story.Public.Open($"/reception/{id}")).Status);
        Assert.Contains("Another coordinator or vetter must look at it", story.Coordinator.Browser.Text);

        await (await story.Vetter.Browser.Open($"/reception/manage/{id}")).Submit(new { checks = (string[])["called"] });
        Assert.Contains("checks", story.Vetter.Browser.Faults.Keys);
        Assert.Empty(await story.SeenIn(id));
        await story.Vetter.Browser.Submit(ReceptionStory.Stands);
        Assert.Equal(Everywhere, await story.SeenIn(id));
        Assert.Empty(await story.Network.Net.Get<KnownReception>().Differences());
    }

    [Theory, Databases]
    public async Task T03_Nobody_is_the_second_person_for_what_they_wrote_themselves(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.PutUp();
        Assert.Null((await story.Coordinator.Browser.Open($"/reception/manage/{id}")).Page.QuerySelector("[name=checks]"));
        await (await story.Vetter.Browser.Open($"/reception/manage/{id}")).Submit(new { });
        var form = story.Vetter.Browser.FormOf();
        await story.Coordinator.Browser.Send(new(HttpMethod.Post, $"/reception/manage/{id}") { Content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", story.Coordinator.Browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            .. CheckReception.Checks.Select(check => KeyValuePair.Create("checks", check)), new("version", form.Elements["version"]!.GetAttribute("value")!),
        ]) });
        Assert.Equal(HttpStatusCode.Conflict, story.Coordinator.Browser.Status);
        Assert.Contains("somebody else must stand for it", story.Coordinator.Browser.Text);
        Assert.Empty(await story.SeenIn(id));
        await Assert.ThrowsAsync<ConstraintViolation>(() => story.Network.Write(write => write.Execute(
            "UPDATE reception_points SET state = 'Open', approved_by = put_up_by, confirmed_at = @Now WHERE id = @id", new { id, write.Now })));
        await Assert.ThrowsAsync<ConstraintViolation>(() => story.Network.Write(write => write.Execute("UPDATE reception_points SET state = 'Open' WHERE id = @id", new { id })));
    }

    [Theory, Databases]
    public async Task Only_coordinators_put_one_up_and_only_the_own_organisation_cares_for_it(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open();
        var caseworker = await story.Network.Add(Roles.Caseworker);
        var elsewhere = await story.Network.Add(Roles.Coordinator | Roles.Vetter, organisation: await story.Network.AddOrganisation("Two"));
        Assert.Equal(HttpStatusCode.NotFound, (await story.Vetter.Browser.Open("/reception/manage/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Browser.Open("/reception/manage")).Status);
        foreach (var page in (string[])["", "/edit"]) Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.Open($"/reception/manage/{id}{page}")).Status);
        Assert.DoesNotContain("Arrivals desk", (await elsewhere.Browser.Open("/reception/manage")).Text);
    }

    [Theory, Databases]
    public async Task A_point_that_is_closed_or_full_vanishes_at_once_and_its_page_leads_nobody_there(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open();
        Assert.Contains(Phone, (await story.Public.Ask($"/reception/{id}")).ToString());
        foreach (var (move, said) in ((ReceptionMove, string)[])[(ReceptionMove.Close, "This place is closed for now."), (ReceptionMove.Full, "This place is full.")])
        {
            var (_, before) = await story.Tile();
            await story.Move(story.Vetter, id, move);
            Assert.Empty(await story.SeenIn(id));
            Assert.NotEqual(before, (await story.Tile()).Tag);
            await story.Public.Open($"/reception/{id}");
            Assert.Contains(said, story.Public.Text);
            Assert.DoesNotContain("Station square", story.Public.Text);
            Assert.DoesNotContain(Phone, (await story.Public.Ask($"/reception/{id}")).ToString());
            await story.Move(story.Coordinator, id, ReceptionMove.Reopen);
            Assert.Equal(Everywhere, await story.SeenIn(id));
            Assert.Equal(before, (await story.Tile()).Tag);
        }
        await story.Move(story.Coordinator, id, ReceptionMove.Withdraw);
        Assert.Empty(await story.SeenIn(id));
        Assert.Equal(HttpStatusCode.NotFound, (await story.Public.Open($"/reception/{id}")).Status);
    }

    [Theory, Databases]
    public async Task After_two_weeks_without_a_word_a_point_is_hidden_and_one_tap_brings_it_back(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open();
        story.Clock.Advance(ReceptionPoint.Good - TimeSpan.FromSeconds(1));
        Assert.Equal(Everywhere, await story.SeenIn(id));
        story.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await story.SeenIn(id));
        Assert.Contains("Not confirmed lately", (await story.Public.Open($"/reception/{id}")).Text);
        await (await story.Vetter.Browser.Open("/reception/manage")).Submit(action: $"/reception/manage/{id}/Confirm");
        Assert.Equal(Everywhere, await story.SeenIn(id));
        story.Clock.Advance(ReceptionPoint.Good - TimeSpan.FromSeconds(1));
        Assert.Equal(Everywhere, await story.SeenIn(id));
    }

    [Theory, Databases]
    public async Task T60_Its_coordinators_are_told_once_and_a_clock_that_goes_back_brings_nothing_back(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open();
        var lapse = story.Network.Net.Get<ReceptionLapse>();
        await lapse.Round();
        Assert.Equal(0, await story.Network.Net.Get<Outbox>().Waiting());
        story.Clock.Advance(ReceptionPoint.Good);
        await lapse.Round();
        await lapse.Round();
        Assert.Equal(story.Coordinator.Id, Assert.Single(await story.Network.Net.Get<Outbox>().Newest(10)).Subject);
        story.Clock.Advance(-TimeSpan.FromDays(3));
        Assert.Empty(await story.SeenIn(id));
        Assert.Empty(await story.Network.Net.Get<KnownReception>().Differences());
    }

    [Theory, Databases]
    public async Task T19_Of_a_place_at_risk_nothing_but_its_region_is_told_or_kept(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open(ReceptionStory.Told(name: "A quiet place", regionOnly: true));
        Assert.Equal(["list", "page"], await story.SeenIn(id));
        Assert.Equal(1, await story.Count("region_only = true AND address = '' AND latitude_e6 IS NULL"));
        foreach (var path in (string[])["/reception", "/reception?place=Lublin", "/reception?place=Zamo%C5%9B%C4%87", $"/reception/{id}"])
        {
            var told = (await story.Public.Ask(path)).ToString().Replace("\"place\":\"Lublin", "", StringComparison.Ordinal);
            Assert.Contains("A quiet place", told);
            foreach (var secret in (string[])["Station square", "51.2", "\"town\"", "\"km\""]) Assert.DoesNotContain(secret, told);
        }
        await Assert.ThrowsAsync<ConstraintViolation>(() => story.Network.Write(write => write.Execute("UPDATE reception_points SET address = 'here' WHERE id = @id", new { id })));
    }

    [Theory, Databases]
    public async Task Those_at_risk_in_one_region_are_told_in_the_same_order_whichever_town_is_asked_for(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        foreach (var (place, name) in ((string, string)[])[("Zamość", "B"), ("Lublin", "C"), ("Biała Podlaska", "A")]) await story.Open(ReceptionStory.Told(place, name, regionOnly: true));
        foreach (var asked in (string[])["Zamość", "Lublin", "Biała Podlaska", "Warszawa"])
            Assert.Equal(["A", "B", "C"], (await story.Public.Ask("/reception?place=" + Uri.EscapeDataString(asked))).GetProperty("at_risk").EnumerateArray().Select(point => point.GetProperty("name").GetString()!));
    }

    [Theory, Databases]
    public async Task What_is_written_anew_is_hidden_until_somebody_else_has_looked_at_it(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open();
        using var other = story.Network.Browser(story.Coordinator.Id);
        await other.Open($"/reception/manage/{id}/edit");
        await (await story.Coordinator.Browser.Open($"/reception/manage/{id}/edit")).Submit(new { phone = "+48 22 555 00 00" });
        Assert.Empty(await story.SeenIn(id));
        await other.Submit(new { hours = "never" });
        Assert.Contains("version", other.Faults.Keys);
        await (await story.Vetter.Browser.Open($"/reception/manage/{id}")).Submit(ReceptionStory.Stands);
        Assert.Equal(Everywhere, await story.SeenIn(id));
        Assert.Contains("+48 22 555 00 00", (await story.Public.Open($"/reception/{id}")).Text);
    }

    [Theory, Databases]
    public async Task A_point_is_there_from_its_first_day_to_its_last(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        var id = await story.Open(ReceptionStory.Told(from: "2026-06-03", to: "2026-06-04"));
        var seen = new List<bool>();
        for (var day = 1; day <= 5; day++, story.Clock.Advance(TimeSpan.FromDays(1))) seen.Add((await story.SeenIn(id)).Length == Everywhere.Length);
        Assert.Equal([false, false, true, true, false], seen);
    }

    [Theory, Databases]
    public async Task The_nearest_come_first_and_one_asks_by_kind_and_country(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        foreach (var (place, name, kind) in ((string, string, string)[])[("Kraków", "far", "Food"), ("Lublin", "near", "Registration"), ("Vilnius", "abroad", "Food")]) await story.Open(ReceptionStory.Told(place, name, kind));
        Assert.Equal(["near", "far", "abroad"], await Names(story, "place=Lublin"));
        Assert.Equal(["abroad", "near", "far"], await Names(story, "place=Вільнюс"));
        Assert.Equal(["far", "abroad"], await Names(story, "place=Lublin&kind=Food"));
        Assert.Equal(["abroad"], await Names(story, "country=LT"));
        Assert.Equal(HttpStatusCode.BadRequest, (await story.Public.Open("/reception?kind=Weapons")).Status);
        Assert.Contains("We do not know this place", (await story.Public.Open("/reception?place=" + Uri.EscapeDataString("東京"))).Text);
    }

    [Theory, Databases]
    public async Task A_form_that_is_sent_twice_puts_up_one_point(On on)
    {
        await using var story = await ReceptionStory.Start(on);
        await story.Coordinator.Browser.Open("/reception/manage/new");
        var key = story.Coordinator.Browser.FormOf().Elements["key"]!.GetAttribute("value")!;
        await story.Coordinator.Browser.Submit(ReceptionStory.Told());
        var first = story.Coordinator.Browser.Path;
        await story.Coordinator.Browser.Open("/reception/manage/new");
        story.Coordinator.Browser.FormOf().Elements["key"]!.SetAttribute("value", key);
        await story.Coordinator.Browser.Submit(ReceptionStory.Told());
        Assert.Equal(first, story.Coordinator.Browser.Path);
        Assert.Equal(1, await story.Count("true"));
    }

    [Theory]
    [InlineData("hours", "", "This is needed")]
    [InlineData("phone", "12", "could not read this number")]
    [InlineData("exact", "1, 2", "more than 40 km")]
    [InlineData("to", "2026-05-01", "This day has passed")]
    public async Task What_is_wrong_is_told_beside_its_field(string field, string typed, string said)
    {
        await using var story = await ReceptionStory.Start(On.Sqlite);
        await (await story.Coordinator.Browser.Open("/reception/manage/new")).Submit(ReceptionStory.Told());
        await story.Coordinator.Browser.Open(story.Coordinator.Browser.Path + "/edit");
        await story.Coordinator.Browser.Submit(field switch { "hours" => new { hours = typed }, "phone" => new { phone = typed }, "exact" => new { exact = typed }, _ => (object)new { to = typed } });
        Assert.Contains(field, story.Coordinator.Browser.Faults.Keys);
        Assert.True(said == "This is needed" || story.Coordinator.Browser.Faults[field].Contains(said, StringComparison.Ordinal), story.Coordinator.Browser.Faults[field]);
    }

    private static async Task<string[]> Names(ReceptionStory story, string query) =>
        [.. (await story.Public.Ask("/reception?" + query)).GetProperty("points").EnumerateArray().Select(line => line.GetProperty("point").GetProperty("name").GetString()!)];
}
