using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Housing;

/// <summary>A network with an organisation, in which anybody can be anybody: whoever a request names in a header is its viewer.</summary>
public sealed class HousingNetwork : IAsyncDisposable
{
    private const string As = "X-As";
    private readonly ConcurrentDictionary<string, Viewer> people = new();

    public TestNetwork Net { get; private set; } = null!;

    public Guid Organisation { get; private set; }

    public Journal Journal => Net.Get<Journal>();

    public Database Database => Net.Get<Database>();

    public FreeUnits Free => Net.Get<FreeUnits>();

    /// <summary>Hosts whose barring was told to the other modules.</summary>
    public ConcurrentQueue<Guid> Barred { get; } = new();

    public DateOnly Today => Net.Clock.Today;

    public static async Task<HousingNetwork> Start(On on)
    {
        var network = new HousingNetwork();
        network.Net = await TestNetwork.Start(on, builder =>
        {
            builder.Services.AddSingleton<Recognise>(http => Task.FromResult(network.people.GetValueOrDefault(http.Request.Headers[As].ToString(), Viewer.Stranger)));
            builder.Services.AddSingleton<HostBarred>((write, host) =>
            {
                network.Barred.Enqueue(host);
                return Task.CompletedTask;
            });
        });
        network.Organisation = await network.AddOrganisation("One");
        return network;
    }

    public async Task<Guid> AddOrganisation(string name)
    {
        var id = Guid.NewGuid();
        await Write(write => write.Execute(
            "INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@id, @name, 'PL', 'uk', @Now)", new { id, name, write.Now }));
        return id;
    }

    /// <summary>Somebody new with these duties, in the first organisation unless another is named.</summary>
    public async Task<Person> Add(Roles roles, string name = "Ганна Коваль", Guid? organisation = null, Guid? introducedBy = null)
    {
        var (id, home) = (Guid.NewGuid(), organisation ?? Organisation);
        var vault = Net.Get<Vault>();
        var (sealedName, email) = (await vault.Seal(id, AccountFacts.Name, name), await vault.Seal(id, AccountFacts.Email, $"{id:N}@example.org"));
        await Write(async write =>
        {
            await write.Execute("""
                INSERT INTO accounts (id, roles, organisation, state, name, email, language, stamp, created_at)
                VALUES (@id, @roles, @home, 'Active', @sealedName, @email, 'en', '', @Now)
                """, new { id, roles = (int)roles, home, sealedName, email, write.Now });
            if (!roles.HasFlag(Roles.Host)) return;
            await Hosts.Add(write, id, home);
            await write.Execute("UPDATE hosts SET introduced_by = @introducedBy WHERE account = @id", new { id, introducedBy });
        });
        people[id.ToString()] = new(id, roles, home);
        return new(id, Browser(id));
    }

    /// <summary>A browser of somebody whom the network itself has added.</summary>
    public Visitor Be(Guid person, Roles roles)
    {
        people[person.ToString()] = new(person, roles, Organisation);
        return Browser(person);
    }

    /// <summary>Another browser of the same person.</summary>
    public Visitor Browser(Guid person)
    {
        var visitor = Net.Visitor();
        visitor.Client.DefaultRequestHeaders.Add(As, person.ToString());
        return visitor;
    }

    public Task Write(Func<Write, Task> work) => Journal.Write(new(Viewer.System, "test"), work);

    public async ValueTask DisposeAsync() => await Net.DisposeAsync();
}

/// <summary>Somebody in a story, with a browser.</summary>
public sealed record Person(Guid Id, Visitor Browser);
