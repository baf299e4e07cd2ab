using System.Net;
using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Tiles;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Prytulak.Tests.Map;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Desk;

/// <summary>A caseworker looks for free homes: by place, by need, by dates, in order, page by page, and always as of the last commit.</summary>
public sealed class SearchHomesTests
{
    [Theory, Databases]
    public async Task A_home_is_found_as_soon_as_it_is_open_and_no_longer_once_it_is_not(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var caseworker = await network.Caseworker(ours);
        Assert.Equal(0, Total(await caseworker.Ask("/desk/homes?place=Lublin")));
        var host = await world.Host(ours);
        var (home, units) = await world.Home(host, null, (3, 1), (5, 0));
        Assert.Equal(units.Order(), Units(await caseworker.Ask("/desk/homes?place=Lublin&order=Freshness")).Order());
        Assert.Equal([units[1]], Units(await caseworker.Ask("/desk/homes?place=Lublin&beds=5")));
        Assert.Equal([units[0]], Units(await caseworker.Ask("/desk/homes?place=Lublin&beds=4&infants=1")).Except([units[1]]));
        Assert.Equal(0, Total(await caseworker.Ask("/desk/homes?place=Gda%C5%84sk")));
        Assert.Equal(0, Total(await caseworker.Ask("/desk/homes?place=Lublin&pets=no")));
        Assert.Equal(2, Total(await caseworker.Ask("/desk/homes?place=Lublin&pets=yes&children=on&speaks=uk")));
        await network.Get<Journal>().Write(new(Viewer.System, "test"), async write =>
        {
            await write.Execute("UPDATE accommodations SET state = 'Paused' WHERE id = @home", new { home });
            write.Note("accommodations", "paused", home);
        });
        Assert.Equal(0, Total(await caseworker.Ask("/desk/homes?place=Lublin")));
    }

    [Fact]
    public async Task Nights_that_are_taken_are_not_free()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var caseworker = await network.Caseworker(ours);
        var (_, units) = await world.Home(await world.Host(ours), null, (3, 0));
        var household = await world.Household(ours);
        var today = network.Clock.Today;
        await caseworker.Open($"/desk/households/{household}/candidates");
        await caseworker.Submit(new { from = today.AddDays(10), to = today.AddDays(20), hold = true }, action: $"/desk/households/{household}/propose/{units[0]}");
        Assert.Equal(1, await Free(0, 10));
        Assert.Equal(0, await Free(0, 11));
        Assert.Equal(0, await Free(19, 25));
        Assert.Equal(1, await Free(20, 25));
        Assert.Equal(0, await Free(5, 25));
        Assert.Equal(0, await Free(300, 500));

        async Task<int> Free(int from, int to) => Total(await caseworker.Ask($"/desk/homes?from={today.AddDays(from):O}&to={today.AddDays(to):O}"));
    }

    [Fact]
    public async Task Homes_of_others_do_not_exist_and_a_page_leads_to_the_next_for_one_account_alone()
    {
        await using var hiding = await HidingNetwork.Start();
        var homes = HiddenHome.Many(hiding.SquareOf, 3, HomeReads.MostAnHour);
        await hiding.Add(homes);
        var organisation = hiding.Network.Get<FreeUnits>().All.First().Organisation;
        using var caseworker = await hiding.Network.Caseworker(organisation);
        using var colleague = await hiding.Network.Caseworker(organisation);
        using var stranger = await hiding.Network.Caseworker(await hiding.Network.Organisation("Theirs", "PL"));
        Assert.Equal(0, Total(await stranger.Ask("/desk/homes")));
        var (first, seen) = (await caseworker.Ask("/desk/homes?place=Warszawa&km=5000"), new List<Guid>());
        Assert.Equal(homes.Count, Total(first));
        for (var page = first; ; page = await caseworker.Ask($"/desk/homes?place=Warszawa&km=5000&after={Uri.EscapeDataString(page.GetProperty("next").GetString()!)}"))
        {
            seen.AddRange(Accommodations(page));
            if (!page.TryGetProperty("next", out var next) || next.ValueKind == JsonValueKind.Null) break;
        }
        var warsaw = new Position(52.22977, 21.01178);
        Assert.Equal(homes.Count, seen.Distinct().Count());
        Assert.Equal(homes.Select(home => home.Id).Order(), seen.Order());
        var metres = seen.Select(id => warsaw.MetresTo(homes.First(home => home.Id == id).Position)).ToArray();
        Assert.All(metres.Zip(metres.Skip(1)), pair => Assert.True(pair.First <= pair.Second + 2_000, "The nearest come first."));
        await colleague.Ask($"/desk/homes?place=Warszawa&km=5000&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}");
        Assert.Equal(HttpStatusCode.BadRequest, colleague.Status);
    }

    [Fact]
    public async Task A_tile_counts_what_the_search_finds_in_it_of_this_moment_and_of_the_own_organisation()
    {
        await using var hiding = await HidingNetwork.Start();
        var homes = HiddenHome.Many(hiding.SquareOf, 4, 120);
        await hiding.Add(homes);
        using var caseworker = await hiding.Network.Caseworker(hiding.Network.Get<FreeUnits>().All.First().Organisation);
        using var stranger = await hiding.Network.Caseworker(await hiding.Network.Organisation("Theirs", "PL"));
        var tile = TileAddress.Of(new(52.0, 20.0), 3);
        Assert.Equal((120, homes.Count(home => home.Pets)), await Counted(caseworker, ""));
        Assert.Equal(homes.Count(home => home.Pets && home.Beds >= 3), (await Counted(caseworker, "?pets=yes&beds=3")).Count);
        Assert.Equal((0, 0), await Counted(stranger, ""));
        await hiding.Withdraw(homes[0]);
        Assert.Equal(119, (await Counted(caseworker, "")).Count);

        async Task<(long Count, long Pets)> Counted(Visitor visitor, string query)
        {
            var read = StrictTile.Read(await visitor.Client.GetByteArrayAsync($"/desk/homes/tiles/{tile.Z}/{tile.X}/{tile.Y}{query}"));
            var squares = read.Layers.SelectMany(layer => layer.Features).ToArray();
            return (squares.Sum(square => Convert.ToInt64(square.Attributes["count"])), squares.Sum(square => Convert.ToInt64(square.Attributes.GetValueOrDefault("pets", 0L))));
        }
    }

    [Fact]
    public async Task T34_Wherever_in_its_square_a_home_stands_the_tile_is_the_same_to_the_byte_and_no_deeper_one_is_made()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (home, _) = await world.Home(host, null, (2, 0));
        using var caseworker = await network.Caseworker(ours);
        // The squares of a tile of zoom 9 are the tiles of zoom 12.
        var (square, random) = (TileAddress.Of(World.Lublin, 12), new Random(34));
        var (here, beside) = (await Tile(), 0);
        Assert.NotEmpty(here);
        for (var moves = 0; moves < 40; moves++)
        {
            var place = new Position(World.Lublin.Latitude + (random.NextDouble() - 0.5) / 5, World.Lublin.Longitude + (random.NextDouble() - 0.5) / 5);
            await network.Move(host, home, place);
            var there = await Tile();
            var same = here.AsSpan().SequenceEqual(there);
            Assert.Equal(TileAddress.Of(place, 12) == square, same);
            if (same) beside++;
        }
        Assert.InRange(beside, 2, 38);
        foreach (var zoom in (int[])[10, 15, 22]) Assert.Equal(HttpStatusCode.NotFound, (await Get(TileAddress.Of(World.Lublin, zoom))).StatusCode);

        async Task<byte[]> Tile() => await (await Get(TileAddress.Of(World.Lublin, 9))).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        Task<HttpResponseMessage> Get(TileAddress tile) => caseworker.Client.GetAsync($"/desk/homes/tiles/{tile.Z}/{tile.X}/{tile.Y}");
    }

    [Theory]
    [InlineData("beds=0", HttpStatusCode.BadRequest)]
    [InlineData("km=99999", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-13-45", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-08-01&to=2026-07-01", HttpStatusCode.BadRequest)]
    [InlineData("after=guessed", HttpStatusCode.BadRequest)]
    [InlineData("place=qqqqxxxx", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_is_said(string query, HttpStatusCode status)
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        using var caseworker = await network.Caseworker(await network.Organisation("Ours", "PL"));
        await caseworker.Ask("/desk/homes?" + query);
        Assert.Equal(status, caseworker.Status);
    }

    private static int Total(JsonElement answer) => answer.GetProperty("total").GetInt32();

    private static Guid[] Units(JsonElement answer) => [.. answer.GetProperty("homes").EnumerateArray().Select(home => home.GetProperty("unit").GetGuid())];

    private static IEnumerable<Guid> Accommodations(JsonElement answer) => answer.GetProperty("homes").EnumerateArray().Select(home => home.GetProperty("accommodation").GetGuid());
}
