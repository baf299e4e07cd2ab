using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class VettingTests
{
    [Theory, Databases]
    public async Task T01_Nobody_is_proposed_a_home_before_two_vetters_have_said_yes(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var (home, first, second) = (await network.Send(host), await network.Add(Roles.Vetter), await network.Add(Roles.Vetter));
        Assert.Contains("Г. К.", (await first.Browser.Open("/vetting")).Text);
        await first.SayYes(host.Id);
        Assert.Contains("a colleague’s word after yours: 1", first.Browser.Text);
        Assert.Equal(AccommodationState.AwaitingVetting, await network.StateOf(home));
        Assert.Empty(network.Free.All);
        await second.SayYes(host.Id);
        Assert.Equal(Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
        Assert.Equal(home, Assert.Single(network.Free.All).Accommodation);
        Assert.Contains("can propose it", (await host.Browser.Open($"/homes/{home}")).Text);
        var later = await network.Send(host);
        Assert.Equal(AccommodationState.Open, await network.StateOf(later));
    }

    [Theory, Databases]
    public async Task T03_The_second_vetter_sees_the_evidence_afresh_and_both_words_when_it_is_over(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await network.Send(host);
        var (first, second) = (await network.Add(Roles.Vetter), await network.Add(Roles.Vetter));
        await first.SayYes(host.Id);
        var page = (await second.Browser.Open($"/vetting/{host.Id}")).Text;
        Assert.Contains("Садова 7", page);
        Assert.Contains("Ганна Коваль", page);
        Assert.Contains("Двоє дорослих", page);
        Assert.DoesNotContain("бачив паспорт", page);
        Assert.DoesNotContain("бачив паспорт", (await second.Browser.Ask($"/vetting/{host.Id}")).ToString());
        await second.SayYes(host.Id);
        Assert.Equal(2, (await first.Browser.Open($"/vetting/{host.Id}")).Text.Split("бачив паспорт").Length - 1);
        Assert.Contains(await network.Net.Get<JournalLines>().About(host.Id), line => line is { Purpose: "vetting", Kind: var kind } && kind.StartsWith("revealed accounts.name", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task T03_Neither_the_introducer_nor_the_host_nor_another_organisation_nor_the_same_vetter_again_may_say_it(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var introducer = await network.Add(Roles.Vetter);
        var host = await network.Add(Roles.Host | Roles.Vetter, introducedBy: introducer.Id);
        await network.Send(host);
        var (other, vetter) = (await network.Add(Roles.Vetter, organisation: await network.AddOrganisation("Two")), await network.Add(Roles.Vetter));
        foreach (var barred in (Person[])[introducer, host])
        {
            Assert.DoesNotContain("/vetting/" + host.Id, (await barred.Browser.Open("/vetting")).Page.Body!.InnerHtml);
            Assert.Contains("Somebody else has to look", (await barred.Browser.Open($"/vetting/{host.Id}")).Text);
            Assert.Equal(HttpStatusCode.Conflict, await Post(barred, host.Id));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.Open($"/vetting/{host.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await Post(other, host.Id));
        Assert.Equal(HttpStatusCode.Redirect, await Post(vetter, host.Id));
        Assert.Equal(HttpStatusCode.Conflict, await Post(vetter, host.Id));
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        Assert.Equal(1, await Verdicts(network));
    }

    [Theory, Databases]
    public async Task T03_The_yes_of_somebody_who_no_longer_works_here_does_not_count(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await network.Send(host);
        var gone = await network.Add(Roles.Vetter);
        await gone.SayYes(host.Id);
        await network.Write(write => write.Execute("UPDATE accounts SET state = 'Suspended' WHERE id = @Id", new { gone.Id }));
        await (await network.Add(Roles.Vetter)).SayYes(host.Id);
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        await (await network.Add(Roles.Vetter)).SayYes(host.Id);
        Assert.Equal(Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
    }

    [Theory, Databases(true), Databases(false)]
    public async Task T03_Sixteen_verdicts_at_once_have_one_effect(On on, bool onePerson)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await network.Send(host);
        var person = await network.Add(Roles.Vetter);
        var vetters = new List<Person> { person };
        while (vetters.Count < 16) vetters.Add(onePerson ? person with { Browser = network.Browser(person.Id) } : await network.Add(Roles.Vetter));
        var posts = await Task.WhenAll(vetters.Select(async vetter => await Prepared(vetter, host.Id)));
        var answers = await Task.WhenAll(posts.Select(post => post()));
        Assert.Equal(onePerson ? 1 : 2, answers.Count(status => status is HttpStatusCode.Redirect));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.Conflict, status.ToString()));
        Assert.Equal(onePerson ? 1 : 2, await Verdicts(network));
        Assert.Equal(onePerson ? Vetting.Awaiting : Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
        Assert.Equal(onePerson ? 0 : 1, (await network.Net.Get<JournalLines>().About(host.Id)).Count(line => line.Kind == "vetted"));
        Assert.Equal(onePerson ? 0 : 1, network.Free.All.Count);
    }

    [Theory, Databases]
    public async Task A_yes_needs_every_check_and_a_no_does_not(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var (home, vetter) = (await network.Send(host), await network.Add(Roles.Vetter));
        await (await vetter.Browser.Open($"/vetting/{host.Id}")).Submit(new { checks = (string[])["identity", "home", "alarm", "lock"], evidence = "Усе гаразд", verdict = "Yes" });
        Assert.Equal(["checks"], vetter.Browser.Faults.Keys);
        await vetter.Browser.Submit(HousingStory.No);
        Assert.Equal(Vetting.Refused, (await network.HostOf(host.Id)).Vetting);
        Assert.Equal(AccommodationState.AwaitingVetting, await network.StateOf(home));
        Assert.Contains("decided not to place", (await host.Browser.Open("/homes")).Text);
    }

    [Theory, Databases]
    public async Task A_refused_host_is_looked_at_again_in_a_round_of_its_own(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await network.Send(host);
        var (first, second, coordinator) = (await network.Add(Roles.Vetter), await network.Add(Roles.Vetter), await network.Add(Roles.Coordinator));
        await first.SayYes(host.Id);
        await (await second.Browser.Open($"/vetting/{host.Id}")).Submit(HousingStory.No);
        await (await coordinator.Browser.Open($"/vetting/{host.Id}")).Submit(action: $"/vetting/{host.Id}/reopen");
        Assert.Equal(2, (await network.HostOf(host.Id)).Round);
        await second.SayYes(host.Id);
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        await first.SayYes(host.Id);
        Assert.Equal(Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
    }

    [Theory, Databases]
    public async Task The_host_is_told_by_a_letter_that_says_nothing(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        await network.Open();
        Assert.Equal(1, await network.Database.Read(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM outbox")));
    }

    private static Task<int> Verdicts(HousingNetwork network) => network.Database.Read(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM vettings"));

    private static async Task<HttpStatusCode> Post(Person vetter, Guid host) => await (await Prepared(vetter, host))();

    // The form as a page would send it, whether the page shows it or not.
    private static async Task<Func<Task<HttpStatusCode>>> Prepared(Person vetter, Guid host)
    {
        await vetter.Browser.Open("/vetting");
        var token = vetter.Browser.FormOf("/sign-out").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new List<KeyValuePair<string, string>>
        {
            new("__RequestVerificationToken", token), new("key", Guid.NewGuid().ToString()), new("version", "1"), new("evidence", "Був удома"), new("verdict", "Yes"),
        };
        fields.AddRange(Prytulak.Housing.VettingEvidence.Checks.Select(check => KeyValuePair.Create("checks", check)));
        return async () => (await vetter.Browser.Client.PostAsync($"/vetting/{host}", new FormUrlEncodedContent(fields))).StatusCode;
    }
}
