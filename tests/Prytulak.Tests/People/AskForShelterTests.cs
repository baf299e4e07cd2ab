using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class AskForShelterTests
{
    [Theory, Databases]
    public async Task A_household_asks_in_seven_steps_and_says_only_what_it_wants_to_say(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var krakow = await network.Organisation("Kraków Shelter", "PL");
        await network.Organisation("Berlin Shelter", "DE");
        using var olena = network.Visitor("en");
        await olena.Open("/");
        await olena.Follow("/ask");
        await olena.Submit(new { adults = 2, child_ages = "3, 0", pets = "cat", step_free = true });
        Assert.Equal("/ask/2", olena.Path);
        await olena.Submit(new { languages = new[] { "uk", "ru" }, citizenships = "UA" });
        await olena.Submit(new { here = "Lviv" });
        await olena.Submit(new { wish = "Кракав", within_km = "100" });
        await olena.Follow("Skip this");
        await olena.Submit(new { must = "own_room", near = "school", note = "Grandmother needs insulin" });
        await olena.Submit(new { name = "Olena", phone = "+380 50 123 45 67" });
        Assert.Equal("/ask/check", olena.Path);
        foreach (var said in (string[])["under 1 year", "Cat", "Ukrainian", "Krakow", "up to 100 km", "A room of our own", "insulin", "Olena", "+380501234567"])
            Assert.Contains(said, olena.Text);
        await olena.Submit();
        Assert.StartsWith("/my/link", olena.Path);
        Assert.Equal(8, olena.Words().Split(' ').Length);
        await olena.Follow("Go to my page");
        Assert.Contains("Your request is with Kraków Shelter", olena.Text);

        var plea = network.OnlyPlea();
        Assert.Equal((krakow, HouseholdState.Waiting, 4), (plea.Organisation, plea.State, plea.Needs.People));
        Assert.Equal(2, plea.Needs.Infants + (plea.Needs.StepFree ? 1 : 0));
        Assert.Null(plea.Needs.From);
        Assert.Same(plea, Assert.Single(network.Get<OpenPleas>().Of(krakow)));
        Assert.Empty(await network.Get<OpenPleas>().Differences());
    }

    [Theory, Databases]
    public async Task What_was_answered_is_there_after_the_connection_dropped(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor();
        await olena.Open("/ask");
        await olena.Submit(new { adults = 1, child_ages = "7" });
        await olena.Submit(new { languages = "uk" });
        await olena.Open("/ask");
        Assert.Equal("/ask/3", olena.Path);
        await olena.Follow("← Back");
        await olena.Follow("← Back");
        Assert.Equal(("1", "7"), (olena.Held("adults"), olena.Held("child_ages")));
        await olena.Submit(new { adults = 3 });
        await olena.Open("/my");
        Assert.Equal("/ask/3", olena.Path);
    }

    [Theory, Databases]
    public async Task The_first_step_sent_twice_begins_one_request(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor();
        await olena.Open("/ask");
        Dictionary<string, string> fields = new()
        {
            ["__RequestVerificationToken"] = olena.Held("__RequestVerificationToken")!, ["key"] = olena.Held("key")!, ["adults"] = "1",
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            olena.Client.PostAsync("/ask", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken)));
        Assert.All(answers, answer => Assert.Equal("/ask/2", answer.Headers.Location?.ToString()));
        Assert.Single(await network.Get<JournalLines>().After(0), line => line.Kind == "begun");
        await olena.Open("/ask/1");
        Assert.Equal("1", olena.Held("adults"));
    }

    [Theory, Databases]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor();
        await olena.Open("/ask");
        await olena.Submit(new { adults = "two", child_ages = "6 months" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olena.Status);
        Assert.Equal(["adults", "child_ages"], olena.Faults.Keys.Order());
        Assert.Equal(("two", "6 months"), (olena.Held("adults"), olena.Held("child_ages")));
        await olena.Submit(new { adults = "0", child_ages = "" });
        Assert.StartsWith("Please say how many you are", olena.Faults["adults"]);
        await olena.Submit(new { adults = "30", child_ages = string.Join(',', Enumerable.Repeat(5, 11)) });
        Assert.Contains("at most 40", olena.Faults["adults"]);
        await olena.Submit(new { adults = "1" , child_ages = "17" });
        await olena.Open("/ask/5");
        await olena.Submit(new { from = "2026-07-01", until = "2026-06-30" });
        Assert.Contains("before the first one", olena.Faults["until"]);
        await olena.Open("/ask/7");
        await olena.Submit(new { name = "Olena", phone = "12", email = "olena@" });
        Assert.Equal(["email", "phone"], olena.Faults.Keys.Order());
        Assert.Equal("Olena", olena.Held("name"));
    }

    [Theory, Databases]
    public async Task A_place_that_may_mean_several_is_chosen_from_a_list(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor("uk");
        await olena.Open("/ask");
        await olena.Submit(new { adults = 1 });
        await olena.Open("/ask/3");
        await olena.Submit(new { here = "Xqzzv" });
        Assert.True(olena.Faults.ContainsKey("here"));
        await olena.Submit(new { here = "Миколаїв" });
        var choices = olena.Page.QuerySelectorAll("input[name=here_id]");
        Assert.True(choices.Length > 1);
        var lviv = choices.First(choice => choice.ParentElement!.TextContent.Contains("Львівська")).GetAttribute("value");
        await olena.Submit(new { here_id = lviv });
        Assert.Equal("/ask/4", olena.Path);
        await olena.Open("/ask/3");
        Assert.Contains("Львівська", olena.Held("here"));
        await olena.Submit();
        Assert.Equal("/ask/4", olena.Path);
        await olena.Open("/ask/3");
        await olena.Submit(new { here = "Краків, Польща" });
        await olena.Open("/ask/3");
        Assert.StartsWith("Краків, ", olena.Held("here"));
    }

    [Theory, Databases]
    public async Task Places_are_suggested_in_the_language_of_the_reader(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor("uk");
        foreach (var typed in (string[])["Кракав", "Krakow", "cracovie", "Kraków"])
        {
            var places = (await olena.Ask("/places?typed=" + Uri.EscapeDataString(typed))).GetProperty("places");
            Assert.StartsWith("Краків, ", places[0].GetProperty("label").GetString());
        }
    }

    [Theory, Databases]
    public async Task T05_children_alone_are_told_that_a_specialist_will_call(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Organisation("Kraków Shelter", "PL");
        using var child = await network.HasAsked("uk", adults: 0, ages: "15 12");
        await child.Open("/my");
        Assert.Contains(Texts.In("uk")["my.now.unaccompanied"], child.Text);
        Assert.True(network.OnlyPlea().IsUnaccompanied);
    }

    [Theory, Databases]
    public async Task A_form_that_was_open_while_somebody_else_changed_it_shows_both(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Organisation("Kraków Shelter", "PL");
        using var olena = await network.HasAsked(adults: 2, ages: "");
        using var husband = network.Visitor();
        await husband.Open(olena.Link());
        await husband.Open("/ask/1");
        await olena.Open("/ask/1");
        await olena.Submit(new { adults = 3 });
        Assert.Equal("/my", olena.Path);
        await husband.Submit(new { adults = 5 });
        Assert.Equal(HttpStatusCode.Conflict, husband.Status);
        Assert.Equal("5", husband.Held("adults"));
        Assert.Contains("Adults 3", husband.Text);
        Assert.Equal(3, network.OnlyPlea().Needs.Adults);
        await husband.Submit();
        Assert.Equal(5, network.OnlyPlea().Needs.Adults);
    }

    [Theory, Databases]
    public async Task Programs_ask_by_the_same_steps(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var answer = await olena.Ask("/ask/1");
        Assert.Equal(2, answer.GetProperty("answers").GetProperty("needs").GetProperty("adults").GetInt32());
        Assert.Equal("waiting", (await olena.Ask("/my")).GetProperty("state").GetString());
    }
}
