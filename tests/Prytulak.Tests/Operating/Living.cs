using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Operating;

/// <summary>A small network in which people live: a household that is held a room, one that waits, hosts, and letters on their way.</summary>
internal sealed class Living : IAsyncDisposable
{
    public const string Secret = "Цікавіця-7519";

    private Living(TestNetwork network) => Network = network;

    public TestNetwork Network { get; }

    public Guid Maria { get; private set; }

    public Guid Stay { get; } = Guid.NewGuid();

    public Settings Settings => Network.Settings;

    public static async Task<Living> Start(On on)
    {
        var living = new Living(await TestNetwork.Start(on));
        await living.Fill();
        return living;
    }

    private async Task Fill()
    {
        var world = new World(Network);
        var organisation = await world.Organisation();
        var caseworker = await world.Account(Roles.Caseworker, organisation, "Ганна", "hanna@example.org");
        var host = await world.Host(organisation, name: "Zofia", email: "zofia@example.org");
        var (home, rooms) = await world.Home(host, "ulica Cicha 7", (2, 1), (4, 0));
        Maria = await world.Household(organisation, new() { Adults = 2, ChildAges = [1] }, Secret, new() { Email = "m@example.org" }, Secret);
        await world.Household(organisation, new() { Adults = 1 }, "Петро");
        var stay = new Stay
        {
            Id = Stay, Household = Maria, Unit = rooms[0], Accommodation = home, Host = host.Id, Organisation = organisation, ProposedBy = caseworker.Id,
            FromNight = Network.Clock.Today.AddDays(3), ToNight = Network.Clock.Today.AddDays(40),
        };
        await Network.Get<Journal>().Write(new Act(caseworker, "placing"), async write =>
        {
            await Stays.Add(write, stay);
            await Network.Get<Outbox>().Send(write, Maria, "m@example.org", new("Neutral", Secret));
            write.Note("stays", "proposed", Stay);
        });
        await Network.Get<StayChanges>().Move(new Act(caseworker, "placing"), Stay, StayMove.Hold);
        // Delivered here and now, so that no letter leaves while a test compares.
        await Network.Get<Postman>().Round();
    }

    public string PathOf(string file) => Path.Combine(Directory.GetParent(Settings.Data)!.FullName, file);

    public async Task<string> Save(string file, bool ofKeys = false, bool isSealed = true)
    {
        await new Backup(Settings, Network.Clock, _ => { }).Save(PathOf(file), ofKeys, isSealed);
        return PathOf(file);
    }

    public Task Erase(Guid subject) => Network.Get<Erasing>().Erase(new Act(Viewer.System, "erasure"), subject);

    public Task<IReadOnlyList<string>> Verify() => new Verify(Settings, Network.Clock, _ => { }).Run();

    public ValueTask DisposeAsync() => Network.DisposeAsync();
}
