using System.Net;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>Nobody changes what is not theirs, nor learns by trying that it is there; and no form is taken that did not come from our own pages.</summary>
[Collection(nameof(Crawled))]
public sealed class T29_ChangingTests(Crawled crawled)
{
    [Theory, Databases]
    public async Task T29_What_is_not_yours_to_change_is_told_from_nothing_by_no_byte_and_stays_as_it_is(On on)
    {
        var (planted, _) = await crawled.On(on);
        var (crawl, targets, sender, faults) = (new Crawl(planted, WhoMaySee.Changing), new Targets(planted), new Sender(planted), new List<string>());
        var before = await planted.Network.Get<JournalLines>().Last();
        foreach (var line in WhoMaySee.Changing.Where(line => line.Whose is not Whose.Nobodys))
            foreach (var actor in OneOfEach(planted).Where(actor => actor.Viewer.Has(line.Who)))
            {
                var nothing = new Dictionary<string, Answered>();
                foreach (var target in targets.Of(line.Route).Where(target => !crawl.IsOpen(line.Route, actor.Viewer, target)))
                {
                    var answer = await sender.Post(actor, target.Path, withToken: true);
                    if (answer.Status is not HttpStatusCode.NotFound) faults.Add($"{line.Route} by {actor.Name}: {(int)answer.Status} {answer.Body}");
                    if (!nothing.TryGetValue(target.Absent, out var absent)) nothing[target.Absent] = absent = await sender.Post(actor, target.Absent, withToken: true);
                    if (answer.Comparable(target) != absent.Comparable(target)) faults.Add($"{line.Route} tells {actor.Name} what is there from what is not");
                }
            }
        Rule.Holds(faults.Distinct());
        Rule.Holds(await Since(planted, before));
    }

    // What our own postman does meanwhile is nobody's doing.
    private static async Task<IEnumerable<string>> Since(PlantedNetwork planted, long before) =>
        from line in await planted.Network.Get<JournalLines>().After(before) where line.Actor != Viewer.System.Id select $"{line.Role} for {line.Purpose}: {line.Kind} {line.About}";

    private static IEnumerable<Actor> OneOfEach(PlantedNetwork planted) => planted.Actors.DistinctBy(actor => (actor.Viewer.Roles, actor.Viewer.Organisation));

    [Theory, Databases]
    public async Task Whoever_may_not_use_a_route_is_told_that_there_is_none(On on)
    {
        var (planted, _) = await crawled.On(on);
        var (targets, sender, faults, before) = (new Targets(planted), new Sender(planted), new List<string>(), await planted.Network.Get<JournalLines>().Last());
        foreach (var lines in WhoMaySee.Changing.GroupBy(line => line.Route))
            foreach (var actor in OneOfEach(planted).Where(actor => !lines.Any(line => actor.Viewer.Has(line.Who))))
            {
                var answer = await sender.Post(actor, targets.Of(lines.Key).First().Path, withToken: true, asJson: false);
                if (!answer.IsNothing) faults.Add($"{lines.Key} by {actor.Name}: {(int)answer.Status}");
            }
        Rule.Holds(faults);
        Rule.Holds(await Since(planted, before));
    }

    [Theory, Databases]
    public async Task T32_No_form_is_taken_without_its_token_or_from_another_site(On on)
    {
        var (planted, _) = await crawled.On(on);
        var (targets, sender, faults, before) = (new Targets(planted), new Sender(planted), new List<string>(), await planted.Network.Get<JournalLines>().Last());
        foreach (var route in Crawl.Routes(planted, "POST").Where(route => route.Metadata.GetMetadata<NoFormToken>() is null))
        {
            var (path, who) = (Crawl.PathOf(route), route.Metadata.GetMetadata<MayUse>()!.Roles);
            var actor = planted.Actors.First(actor => actor.Viewer.Has(who));
            var target = targets.Of(path).First();
            var (bare, elsewhere) = (await sender.Post(actor, target.Path, withToken: false), await sender.Post(actor, target.Path, withToken: true, from: "cross-site"));
            if (bare.Status is not HttpStatusCode.BadRequest || !bare.Body.Contains("refusal.form_token")) faults.Add($"{path} without a token: {(int)bare.Status}");
            if (elsewhere.Status is not HttpStatusCode.BadRequest || !elsewhere.Body.Contains("refusal.origin")) faults.Add($"{path} from elsewhere: {(int)elsewhere.Status}");
        }
        Rule.Holds(faults);
        Rule.Holds(await Since(planted, before));
    }

    [Theory, Databases]
    public async Task T40_A_name_and_a_number_open_for_a_purpose_to_the_desk_of_the_house_alone(On on)
    {
        const string Route = "/desk/households/{id:guid}/reveal";
        var (planted, _) = await crawled.On(on);
        var (crawl, targets, sender, finder) = (new Crawl(planted, WhoMaySee.Changing), new Targets(planted), new Sender(planted), new CanaryFinder(planted.Canaries));
        var (leaks, used) = (new List<string>(), new HashSet<Secret>());
        foreach (var actor in OneOfEach(planted))
            foreach (var target in targets.Of(Route))
                foreach (var asJson in (bool[])[false, true])
                    foreach (var canary in finder.In((await sender.Post(actor, target.Path, withToken: true, asJson)).Body))
                        if (crawl.Permission(Route, actor.Viewer, target, canary) is null) leaks.Add($"{actor.Name} is told {canary}");
                        else used.Add(canary.Secret);
        Rule.Holds(leaks);
        Assert.Equal(WhoMaySee.Changing.Single(line => line.Route == Route).Facts.Order(), used.Order());
    }
}
