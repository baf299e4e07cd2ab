using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Reception;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;

namespace Prytulak.Tests.Reception;

/// <summary>A network whose organisation cares for reception points, through pages.</summary>
internal sealed partial class ReceptionStory(HousingNetwork network) : IAsyncDisposable
{
    public static readonly Position Station = new(51.232, 22.568);

    public HousingNetwork Network => network;

    public Person Coordinator { get; private init; } = null!;

    public Person Vetter { get; private init; } = null!;

    /// <summary>Somebody who is nobody here.</summary>
    public Visitor Public { get; } = network.Net.Visitor();

    public TestClock Clock => network.Net.Clock;

    public static async Task<ReceptionStory> Start(On on)
    {
        var network = await HousingNetwork.Start(on);
        return new(network) { Coordinator = await network.Add(Roles.Coordinator), Vetter = await network.Add(Roles.Vetter) };
    }

    // Villages of that name there are several.
    private static string Town(string name) => Places.Label(new Places().Gazetteer.Search(name, "en", 1)[0].Place, Texts.In("en"));

    public static object Told(string place = "Lublin", string name = "Arrivals desk", string kind = "Registration", bool regionOnly = false, string from = "2026-06-01", string to = "", string address = "Station square 1") => new
    {
        kind, language = "en", name, name_uk = "Пункт зустрічі", place = Town(place), address, exact = place == "Lublin" ? "51.232, 22.568" : "", region_only = regionOnly, phone = "81 532 00 00",
        hours = "every day from 7 to 22", offers = (string[])["meals", "charging"], languages = (string[])["uk", "pl"], from, to,
    };

    public static object Stands => new { checks = CheckReception.Checks };

    /// <summary>Put up by the coordinator; nobody else stands for it yet.</summary>
    public async Task<Guid> PutUp(object? told = null)
    {
        await (await Coordinator.Browser.Open("/reception/manage/new")).Submit(told ?? Told());
        Assert.Empty(Coordinator.Browser.Faults);
        return Guid.Parse(Id().Match(Coordinator.Browser.Path).Value);
    }

    /// <summary>Put up by the coordinator, and the vetter stands for it too.</summary>
    public async Task<Guid> Open(object? told = null)
    {
        var id = await PutUp(told);
        await (await Vetter.Browser.Open($"/reception/manage/{id}")).Submit(Stands);
        return id;
    }

    public async Task Move(Person person, Guid id, ReceptionMove move)
    {
        await person.Browser.Open($"/reception/manage/{id}");
        await person.Browser.Submit(action: $"/reception/manage/{id}/{move}");
    }

    /// <summary>Where everybody may see the point: "list", "page", "collection", "map".</summary>
    public async Task<string[]> SeenIn(Guid id)
    {
        var list = await Public.Ask("/reception");
        var seen = new Dictionary<string, bool>
        {
            ["list"] = list.GetProperty("points").ToString().Contains(id.ToString()) || list.GetProperty("at_risk").ToString().Contains(id.ToString()),
            ["page"] = (await Public.Open($"/reception/{id}")).Page.QuerySelector("a[href^='tel:']") is not null,
            ["collection"] = (await Public.Ask("/ogc/collections/reception/items")).ToString().Contains(id.ToString()),
            ["map"] = Encoding.UTF8.GetString((await Tile()).Bytes).Contains(id.ToString()),
        };
        return [.. seen.Where(place => place.Value).Select(place => place.Key)];
    }

    /// <summary>The tile that the station lies in.</summary>
    public async Task<(byte[] Bytes, string Tag)> Tile()
    {
        var at = TileAddress.Of(Station, 9);
        using var answer = await Public.Client.GetAsync($"/map/tiles/en/{at.Z}/{at.X}/{at.Y}");
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString());
    }

    public Task<long> Count(string condition) => network.Database.Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM reception_points WHERE {condition}"));

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [GeneratedRegex("[0-9a-f-]{36}")]
    private static partial Regex Id();
}
