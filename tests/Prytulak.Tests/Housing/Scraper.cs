using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Housing;

/// <summary>Somebody with an account who copies homes by every way there is, and writes down each that is shown.</summary>
public sealed partial class Scraper(Visitor visitor, IReadOnlyDictionary<Guid, Guid> homesOfUnits)
{
    private readonly HashSet<Guid> homes = [];

    /// <summary>All homes that were shown, in any answer.</summary>
    public IReadOnlyCollection<Guid> Homes => homes;

    public Visitor Visitor => visitor;

    /// <summary>Pages through a search to its end, as JSON or as pages.</summary>
    public async Task Page(string query, bool asJson = true)
    {
        for (var after = ""; ;)
        {
            var answer = await Ask($"/desk/homes?{query}{after}", asJson: true);
            if (!asJson) await Ask($"/desk/homes?{query}{after}", asJson: false);
            if (!JsonDocument.Parse(answer).RootElement.TryGetProperty("next", out var next) || next.GetString() is not { } cursor) return;
            after = "&after=" + Uri.EscapeDataString(cursor);
        }
    }

    /// <summary>Opens a home, and counts it when its page comes.</summary>
    public async Task<HttpStatusCode> Open(Guid home, bool asJson = false)
    {
        using var answer = await Send($"/homes/{home}/view", asJson);
        if (answer.IsSuccessStatusCode) Note([home]);
        return answer.StatusCode;
    }

    /// <summary>Asks for an address, and notes every home that the answer names.</summary>
    public async Task<string> Ask(string path, bool asJson)
    {
        using var answer = await Send(path, asJson);
        // Lists never fail.
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        Note(Id().Matches(text).Select(id => Guid.Parse(id.Value)).SelectMany(id => homesOfUnits.TryGetValue(id, out var home) ? [home] : homesOfUnits.Values.Contains(id) ? (Guid[])[id] : []));
        return text;
    }

    private async Task<HttpResponseMessage> Send(string path, bool asJson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", asJson ? "application/json" : "text/html" } } };
        return await visitor.Client.SendAsync(request);
    }

    private void Note(IEnumerable<Guid> shown)
    {
        lock (homes) homes.UnionWith(shown);
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}

/// <summary>Homes to be copied.</summary>
internal static class Harvests
{
    /// <summary>So many open homes, each with a host of its own: the home of each unit.</summary>
    public static async Task<Dictionary<Guid, Guid>> Homes(this TestNetwork network, Guid organisation, int count)
    {
        var (world, homes) = (new World(network), new Dictionary<Guid, Guid>());
        for (var i = 0; i < count; i++)
        {
            var (home, units) = await world.Home(await world.Host(organisation), null, (2, 0));
            homes.Add(units[0], home);
        }
        return homes;
    }

    /// <summary>A home stands elsewhere.</summary>
    public static async Task Move(this TestNetwork network, Viewer host, Guid home, Position place)
    {
        var position = await network.Get<Vault>().Seal(host.Id, HousingFacts.Position, place);
        await network.Get<Journal>().Write(new(Viewer.System, "test"), async write =>
        {
            await write.Execute("UPDATE accommodations SET position = @position WHERE id = @home", new { home, position });
            write.Note("accommodations", "moved", home);
        });
    }
}
