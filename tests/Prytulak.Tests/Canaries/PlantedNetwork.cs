using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Canaries;

/// <summary>
/// Two organisations with all that the network knows of people: households and hosts in every relation to each other, every
/// duty in each house, every sealed fact with a word of its own; and a browser for each of them.
/// </summary>
public sealed class PlantedNetwork : IAsyncDisposable
{
    private static readonly Roles[] Duties = [Roles.Caseworker, Roles.Vetter, Roles.Coordinator, Roles.Auditor, Roles.Operator];
    private readonly List<Agreement> agreements = [];

    private PlantedNetwork(TestNetwork network) => (Network, Planter, Belonging) = (network, new(network), new(agreements));

    public TestNetwork Network { get; }

    public Planter Planter { get; }

    public Belonging Belonging { get; }

    public IReadOnlyList<Canary> Canaries => Planter.Canaries;

    public List<Actor> Actors { get; } = [];

    public List<Thing> Households { get; } = [];

    public List<Thing> Hosts { get; } = [];

    public List<Thing> Homes { get; } = [];

    public List<Thing> Units { get; } = [];

    public List<Thing> Photos { get; } = [];

    public List<Thing> Stays { get; } = [];

    public List<Thing> Staff { get; } = [];

    public List<Thing> Letters { get; } = [];

    public List<Thing> ReceptionPoints { get; } = [];

    public List<Thing> Imports { get; } = [];

    public List<Thing> Queued { get; } = [];

    public List<Thing> Waivers { get; } = [];

    /// <summary>The tokens of links that ask hosts whether their homes are free.</summary>
    public List<string> Questions { get; } = [];

    /// <param name="routes">Routes that only the test has.</param>
    public static async Task<PlantedNetwork> Start(On on, Action<Routes>? routes = null)
    {
        // At its most talkative: what is not said then is never said.
        PlantedNetwork? planted = null;
        var network = await TestNetwork.Start(on, builder => builder.Logging.SetMinimumLevel(LogLevel.Debug), all =>
        {
            all.Get("/test/as/{id:guid}", Roles.Everyone, BeSomebody);
            all.Get("/test/halfway/{id:guid}", Roles.Everyone, BeHalfway);
            all.Get("/test/token", Roles.Everyone, (Visit visit) => TypedResults.Text(visit.FormToken));
            Failing.Map(all, () => planted!.Canaries.First(canary => canary.Secret is Secret.HouseholdName).Words[0]);
            routes?.Invoke(all);
        });
        planted = new PlantedNetwork(network);
        foreach (var house in (string[])["A", "B"]) await planted.Add(house);
        await planted.AddDraft();
        await planted.AddStrangers();
        planted.TellWhatLettersName(await planted.RealLetters());
        return planted;
    }

    /// <summary>A client that keeps no cookies and follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Network.Address };

    public ValueTask DisposeAsync() => Network.DisposeAsync();

    private static async Task<IResult> BeSomebody(Visit visit, Guid id, Accounts accounts)
    {
        if (await accounts.Find(Viewer.System, id) is { } account) await AccountSession.SignIn(visit.Http, account);
        else await HouseholdSession.SignIn(visit.Http, id, generation: 1);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> BeHalfway(Visit visit, Guid id, Accounts accounts)
    {
        var account = (await accounts.Find(Viewer.System, id))!;
        await (account.Totp is null ? SignInStep.AwaitEnrolment(visit.Http, account) : SignInStep.AwaitTotp(visit.Http, account));
        return TypedResults.NoContent();
    }

    private async Task Add(string house)
    {
        var organisation = await Planter.World.Organisation("Pry domie " + house);
        var staff = new Dictionary<Roles, Viewer>();
        foreach (var duty in Duties) staff[duty] = await AddStaff($"{duty.ToString().ToLowerInvariant()} {house}", duty, organisation);
        var (caseworker, vetter) = (staff[Roles.Caseworker], staff[Roles.Vetter]);
        ReceptionPoints.Add(new() { Id = await Planter.World.ReceptionPoint(staff[Roles.Coordinator], vetter), Organisation = organisation });
        Imports.Add(new() { Id = await Planter.Import($"file of {house}", staff[Roles.Coordinator]), Owners = [staff[Roles.Coordinator].Id] });
        var one = await AddHost($"host {house}1", organisation, Vetting.Vetted);
        var two = await AddHost($"host {house}2", organisation, Vetting.Vetted);
        var newcomer = await AddHost($"host {house}3", organisation, Vetting.Awaiting);
        await Vet(house, one, newcomer, vetter, staff[Roles.Coordinator]);
        var (flat, house2) = (await AddHome($"home of host {house}1", one), await AddHome($"home of host {house}2", two));
        await AddHome($"draft of host {house}1", one, "Draft");
        await AddHome($"home of host {house}3", newcomer, "AwaitingVetting");
        var families = new List<Guid>();
        for (var number = 1; number <= 5; number++) families.Add(await AddHousehold($"household {house}{number}", organisation, caseworker));
        await Planter.World.Group(organisation, families[0], families[4]);
        await AddStays(families, flat, house2, caseworker);
        Queued.Add(new() { Id = await Planter.Queued(families[3], house2, caseworker), Organisation = organisation });
        Waivers.Add(new() { Id = await Planter.Waiver(families[3], flat, caseworker), Organisation = organisation });
        Questions.Add(await Planter.Question(flat));
        await AddLetter($"letter to household {house}1", families[0], organisation);
        await AddLetter($"letter to host {house}1", one.Id, organisation);
    }

    // The first is only asked; the second and the third have agreed; the fourth lived there once; for the fifth there is a plan.
    private async Task AddStays(List<Guid> families, PlantedHome flat, PlantedHome house, Viewer caseworker)
    {
        await AddStay(families[0], flat, 0, 100, caseworker);
        await AddStay(families[0], house, 0, 100, caseworker, StayMove.Hold, StayMove.HostYes);
        await AddStay(families[1], flat, 0, 0, caseworker, StayMove.HostYes, StayMove.HouseholdYes);
        await AddStay(families[2], house, 0, 0, caseworker, StayMove.Hold, StayMove.HouseholdYes, StayMove.HostYes, StayMove.Arrive);
        await AddStay(families[3], flat, 1, 0, caseworker, StayMove.HostYes, StayMove.HouseholdYes, StayMove.Arrive, StayMove.BreakDown);
        agreements.AddRange([new(families[1], flat.Host.Id, flat.Id), new(families[2], house.Host.Id, house.Id)]);
    }

    private async Task Vet(string house, Viewer vetted, Viewer newcomer, Viewer vetter, Viewer coordinator)
    {
        await Planter.Verdict($"host {house}1", vetted, vetter, 1, "Yes", Secret.EvidenceOver);
        await Planter.Verdict($"host {house}1", vetted, coordinator, 2, "No", Secret.BarReason);
        await Planter.Verdict($"host {house}3", newcomer, vetter, 1, "No", Secret.EvidenceOver);
        await Planter.Write(write => write.Execute("UPDATE hosts SET round = 2 WHERE account = @Id", new { newcomer.Id }));
        await Planter.Verdict($"host {house}3", newcomer, coordinator, 2, "Yes", Secret.EvidenceOpen);
    }

    private async Task<Viewer> AddStaff(string said, Roles duty, Guid organisation)
    {
        var person = await Planter.Staff(said, duty, organisation);
        Staff.Add(new() { Id = person.Id, Owners = [person.Id], Organisation = duty is Roles.Operator ? null : organisation });
        Actors.Add(new(said, person, await Cookies($"/test/as/{person.Id}")));
        return person;
    }

    private async Task<Viewer> AddHost(string said, Guid organisation, Vetting vetting)
    {
        var host = await Planter.Host(said, organisation, vetting);
        Hosts.Add(new() { Id = host.Id, Owners = [host.Id], Organisation = organisation });
        Actors.Add(new(said, host, await Cookies($"/test/as/{host.Id}")));
        return host;
    }

    private async Task<PlantedHome> AddHome(string said, Viewer host, string state = "Open")
    {
        var home = await Planter.Home(said, host, state);
        var organisation = state is "Draft" ? null : host.Organisation;
        Homes.Add(new() { Id = home.Id, Owners = [host.Id], Organisation = organisation });
        Photos.Add(new() { Id = home.Photo, Owners = [host.Id], Organisation = organisation, PartOf = home.Id });
        Units.AddRange(home.Units.Select(unit => new Thing { Id = unit, Owners = [host.Id], Organisation = organisation, PartOf = home.Id }));
        return home;
    }

    private async Task<Guid> AddHousehold(string said, Guid organisation, Viewer caseworker)
    {
        var id = await Planter.Household(said, organisation, caseworker);
        Households.Add(new() { Id = id, Owners = [id], Organisation = organisation });
        Actors.Add(new(said, new(id, Roles.Household, organisation), await Cookies($"/test/as/{id}")));
        return id;
    }

    private async Task AddDraft()
    {
        var caseworker = Actors.First(actor => actor.Viewer.Has(Roles.Caseworker)).Viewer;
        var id = await Planter.Draft("household that has not sent yet", caseworker.Organisation!.Value, caseworker);
        Households.Add(new() { Id = id, Owners = [id] });
        Actors.Add(new("household that has not sent yet", new(id, Roles.Household), await Cookies($"/test/as/{id}")));
    }

    private async Task AddStrangers()
    {
        var (caseworker, organisation) = (Actors.First(actor => actor.Viewer.Has(Roles.Caseworker)).Viewer, Actors[0].Viewer.Organisation!.Value);
        var newcomer = await Planter.Staff("caseworker who is new", Roles.Caseworker, organisation, hasAuthenticator: false);
        Staff.Add(new() { Id = newcomer.Id, Owners = [newcomer.Id], Organisation = organisation });
        Actors.Add(new("stranger", Viewer.Stranger, ""));
        Actors.Add(new("caseworker with a mailed code and no more", Viewer.Stranger, await Cookies($"/test/halfway/{caseworker.Id}")));
        Actors.Add(new("caseworker on the first day", Viewer.Stranger, await Cookies($"/test/halfway/{newcomer.Id}")));
    }

    private async Task AddStay(Guid household, PlantedHome home, int unit, int inDays, Viewer caseworker, params StayMove[] moves)
    {
        var from = Network.Clock.Today.AddDays(inDays);
        var stay = new Stay
        {
            Id = Guid.NewGuid(), Household = household, Unit = home.Units[unit], Accommodation = home.Id, Host = home.Host.Id, Organisation = caseworker.Organisation!.Value,
            FromNight = from, ToNight = from.AddDays(20), ProposedBy = caseworker.Id, Version = 1,
        };
        await Network.Get<StayChanges>().Book(new Act(caseworker, "placement"), async write =>
        {
            await Prytulak.Placement.Contracts.Stays.Add(write, stay);
            await Network.Get<StayNotices>().Tell(write, stay, StayState.Proposed);
            return true;
        });
        foreach (var move in moves) await Network.Get<StayChanges>().Move(new Act(By(move, stay, home.Host, caseworker), "placement"), stay.Id, move);
        Stays.Add(new() { Id = stay.Id, Owners = [household, home.Host.Id], Organisation = caseworker.Organisation });
    }

    private static Viewer By(StayMove move, Stay stay, Viewer host, Viewer caseworker) => move switch
    {
        StayMove.HostYes => host,
        StayMove.HouseholdYes => new(stay.Household, Roles.Household),
        _ => caseworker,
    };

    private async Task AddLetter(string said, Guid subject, Guid organisation) =>
        Letters.Add(new() { Id = await Planter.Letter(said, subject, organisation) });

    private async Task<IReadOnlyList<OutgoingLetter>> RealLetters() =>
        [.. (await Network.Get<Outbox>().Newest(1000)).Where(letter => Letters.All(planted => planted.Id != letter.Id)).DistinctBy(letter => letter.Subject)];

    // Whoever passes a letter on by hand reads its address.
    private void TellWhatLettersName(IReadOnlyList<OutgoingLetter> letters)
    {
        foreach (var letter in letters)
            foreach (var canary in Canaries.Where(canary => canary.Owner == letter.Subject && canary.Secret is Secret.HouseholdEmail or Secret.HostEmail))
                canary.Objects.Add(letter.Id);
        // Some of each, whichever were made last.
        foreach (var people in (IEnumerable<Thing>[])[Hosts, Households])
            Letters.AddRange(letters.Where(letter => people.Any(one => one.Id == letter.Subject)).Take(2).Select(letter => new Thing { Id = letter.Id }));
    }

    private async Task<string> Cookies(string path)
    {
        using var client = Client();
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return CookiesOf(answer);
    }

    public static string CookiesOf(HttpResponseMessage answer) => !answer.Headers.TryGetValues("Set-Cookie", out var set) ? "" :
        string.Join("; ", set.Select(cookie => cookie.Split(';')[0]).Where(cookie => !cookie.EndsWith('=')));
}
