using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Map;

/// <summary>A network with homes to be found, and two who look for them together: a stranger, and a household with an account of ours.</summary>
public sealed class HidingNetwork : IAsyncDisposable
{
    private static readonly Act Making = new(Viewer.System, "test");

    private HidingNetwork(TestNetwork network) => Network = network;

    public TestNetwork Network { get; }

    /// <summary>Beside the real addresses there are the undefended ones.</summary>
    public static async Task<HidingNetwork> Start() => new(await TestNetwork.Start(On.Sqlite, routes: Undefended.Add));

    public Cell? SquareOf(Position position) => Network.Get<PublicPlaces>().CellOf(position);

    /// <summary>Puts homes into the tables, each with a vetted host of its own.</summary>
    public async Task Add(IReadOnlyCollection<HiddenHome> homes)
    {
        var (organisation, vault) = (await new World(Network).Organisation(), Network.Get<Vault>());
        var rows = new List<object>();
        foreach (var home in homes)
        {
            var host = Guid.CreateVersion7();
            rows.Add(new
            {
                home.Id, host, organisation, unit = Guid.NewGuid(), now = Network.Clock.Now, roles = (int)Roles.Host, cell = home.Square.ToString(), home.Beds, home.Pets, home.StepFree, home.WomenOnly, home.Smoking, home.Free,
                home.Languages, from = Network.Clock.Today, to = Network.Clock.Today.AddDays(200), position = await vault.Seal(host, HousingFacts.Position, home.Position),
            });
        }
        await Network.Get<Journal>().Write(Making, async write =>
        {
            await write.Execute("INSERT INTO accounts (id, roles, organisation, state, language, stamp, created_at) VALUES (@host, @roles, @organisation, 'Active', 'en', 'first', @now)", rows);
            await write.Execute("INSERT INTO hosts (account, organisation, vetting) VALUES (@host, @organisation, 'Vetted')", rows);
            await write.Execute("""
                INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, position, is_free, languages, welcome, near, available_from, available_to, confirmed_at, created_at)
                VALUES (@Id, @host, @organisation, 'Open', 'Flat', 'PL', @cell, @position, @Free, @Languages, '', '', @from, @to, @now, @now)
                """, rows);
            await write.Execute("""
                INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, removed)
                VALUES (@unit, @Id, 1, @Beds, 0, true, @StepFree, @Pets, @Smoking, @WomenOnly, false)
                """, rows);
            foreach (var home in homes) write.Note("accommodations", "opened", home.Id);
        });
    }

    /// <summary>Says of all homes that they are shelters.</summary>
    public Task BecomeShelters(IReadOnlyCollection<HiddenHome> homes) => Network.Get<Journal>().Write(Making, async write =>
    {
        await write.Execute("UPDATE accommodations SET kind = 'Shelter'");
        foreach (var home in homes) write.Note("accommodations", "changed", home.Id);
    });

    /// <summary>A host takes a home back.</summary>
    public Task Withdraw(HiddenHome home) => Network.Get<Journal>().Write(Making, async write =>
    {
        await write.Execute("UPDATE accommodations SET state = 'Withdrawn' WHERE id = @Id", new { home.Id });
        write.Note("accommodations", "withdrawn", home.Id);
    });

    public ValueTask DisposeAsync() => Network.DisposeAsync();
}
