using System.Net;
using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Map.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>The plan as a picture: from where to where, where homes are missing, and the same in words.</summary>
public sealed class PlanMapTests
{
    [Theory, Databases]
    public async Task Every_household_is_told_of_once_by_squares_and_once_by_regions(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(21));
        await PlanFixture.Homes(network, ours, 60, random);
        await PlanFixture.Households(network, ours, 90, random);
        var (made, places, squares) = (await network.Plan(ours), network.Get<Places>(), network.Get<PublicPlaces>());
        using var caseworker = await network.Caseworker(ours);
        var told = await caseworker.Ask("/plan/map");
        var placed = made.Placed.ToList();
        int People(IEnumerable<int> households) => households.Sum(household => made.Input.Households[household].People);
        Assert.True(placed.Count > 10 && made.Unplaced.Any(), $"{placed.Count} are placed");
        Assert.Equal((placed.Count, People(placed)), Sum(told, "relations"));
        Assert.Equal((made.Unplaced.Count(), People(made.Unplaced)), Sum(told, "without"));
        var expected = Enumerable.Range(0, made.Plan.Units.Length).GroupBy(household => (
            places.Find(made.Input.Pleas[household].Needs.Wish) is { } wish ? squares.CellOf(wish.Position)?.ToString() : null,
            made.Plan.Units[household] is >= 0 and var unit ? made.GapOf(unit).Unit.Cell : null)).Select(same => (same.Key.Item1, same.Key.Item2, same.Count(), People(same)));
        Assert.Equal(expected.Order(), told.GetProperty("flows").EnumerateArray().Select(flow => (Said(flow, "from"), Said(flow, "to"), flow.GetProperty("households").GetInt32(), flow.GetProperty("people").GetInt32())).Order());
    }

    [Theory, Databases]
    public async Task The_picture_and_its_tables_name_towns_and_regions_and_no_home(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (home, units) = await world.Home(await world.Host(ours), null, (2, 0), (2, 0));
        var (lublin, kielce) = (network.Get<Places>().Gazetteer.Nearest(World.Lublin)!, network.Get<Places>().Gazetteer.Nearest(new(50.87, 20.63))!);
        await world.Household(ours, new() { Adults = 2, Wish = lublin.Id });
        await world.Household(ours, new() { Adults = 1, Wish = kielce.Id, WithinKm = 400 });
        await world.Household(ours, new() { Adults = 5, Wish = kielce.Id, WithinKm = 400 });
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan/map");
        Assert.Equal((HttpStatusCode.OK, 2, 0), (caseworker.Status, caseworker.Page.QuerySelectorAll(".plan-map .lane, .plan-map .without").Length, await network.Count("home_reads")));
        Assert.Equal($"{kielce.Name("en")} → {lublin.Name("en")}: 1 household, 1 person", caseworker.Page.QuerySelector(".plan-map .lane title")!.TextContent);
        Assert.Equal([$"{lublin.Region("en")}: the same region, 1, 2", $"{kielce.Region("en")} → {lublin.Region("en")}, 1, 1", $"{kielce.Region("en")}, 1, 5"], Rows(caseworker));
        Assert.DoesNotContain(units.Append(home), id => caseworker.Page.DocumentElement.OuterHtml.Contains(id.ToString()));
    }

    [Theory, Databases]
    public async Task It_shows_what_the_table_is_narrowed_to_and_leads_back_to_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(22));
        await PlanFixture.Homes(network, ours, 40, random);
        await PlanFixture.Households(network, ours, 60, random);
        using var caseworker = await network.Caseworker(ours);
        foreach (var filter in (string[])["", "?country=PL", "?urgency=Later", "?country=PL&urgency=ThisWeek&sort=size", "?country=DE"])
        {
            await caseworker.Open("/plan" + filter);
            Assert.Equal("/plan/map" + filter, (await caseworker.Follow("On the map")).Path);
            Assert.Equal((await caseworker.Ask("/plan" + filter)).GetProperty("total").GetInt32(), Sum(await caseworker.Ask("/plan/map" + filter), "relations").Households);
            Assert.Equal("/plan" + filter, (await caseworker.Follow("Who goes where")).Path);
        }
    }

    [Theory, Databases]
    public async Task With_nobody_and_with_one_who_wishes_for_no_place_it_is_a_page_all_the_same(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "PL"));
        using var caseworker = await network.Caseworker(ours);
        Assert.Contains("Nobody is in this part of the plan.", (await caseworker.Open("/plan/map")).Text);
        await world.Household(ours, new() { Adults = 2 });
        Assert.Equal(["anywhere, 1, 2"], Rows(await caseworker.Open("/plan/map")));
        await world.Home(await world.Host(ours), null, (2, 0));
        Assert.StartsWith("anywhere → ", Assert.Single(Rows(await caseworker.Open("/plan/map"))));
        Assert.Single(caseworker.Page.QuerySelectorAll(".plan-map .home"));
        using var stranger = await network.Caseworker(theirs);
        Assert.Equal((0, 0), Sum(await stranger.Ask("/plan/map"), "relations"));
        using var host = network.Visitor();
        Assert.Equal("/sign-in", (await host.Open("/plan/map")).Path.Split('?')[0]);
    }

    [Fact]
    public async Task What_lies_close_together_is_one_and_nobody_is_lost_by_it()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (outlines, random) = (network.Get<MapOutlines>(), new Random(23));
        foreach (var drawing in new[] { outlines.Europe, outlines.Country("PL")! })
            for (var times = 0; times < 20; times++)
            {
                var squares = Enumerable.Range(0, random.Next(1, 300)).Select(_ => Cell.Of(new(49 + random.NextDouble() * 5, 14 + random.NextDouble() * 10), 5 << random.Next(4)).ToString()).Distinct().ToArray();
                var flows = Enumerable.Range(0, random.Next(1, 400)).Select(_ => (From: Any(), To: random.Next(4) == 0 ? null : Any())).Distinct().Select(ends => new PlanFlow(ends.From, ends.To, random.Next(1, 6), 9)).ToList();
                var picture = PlanPicture.Of(drawing, flows);
                Assert.Equal(flows.Where(flow => flow.To is null).Sum(flow => flow.Households), picture.Spots.Sum(spot => spot.Without));
                var drawn = picture.Spots.Sum(spot => spot.Here) + picture.Lanes.Sum(lane => lane.Households);
                Assert.True(picture.Omitted > 0 ? drawn < Placed(flows) : drawn == Placed(flows), $"{drawn} of {Placed(flows)} are drawn, {picture.Omitted} lines are not");
                Assert.All(picture.Spots, spot => Assert.DoesNotContain(picture.Spots, other => other != spot && Math.Pow(other.X - spot.X, 2) + Math.Pow(other.Y - spot.Y, 2) < 400));
                Assert.Equal(picture.Lanes.Count, picture.Lanes.DistinctBy(lane => (lane.From, lane.To)).Count());
                Assert.All(picture.Lanes, lane => Assert.DoesNotContain(picture.Lanes, back => back.From == lane.To && back.To == lane.From && back.Middle == lane.Middle));

                string Any() => squares[random.Next(squares.Length)];
            }
    }

    private static int Placed(IEnumerable<PlanFlow> flows) => flows.Where(flow => flow.To is not null).Sum(flow => flow.Households);

    private static (int Households, int People) Sum(JsonElement told, string list) =>
        told.GetProperty(list).EnumerateArray().Aggregate((0, 0), (sum, line) => (sum.Item1 + line.GetProperty("households").GetInt32(), sum.Item2 + line.GetProperty("people").GetInt32()));

    private static IEnumerable<string> Rows(Visitor visitor) => visitor.Page.QuerySelectorAll("table tbody tr").Select(row => string.Join(", ", row.Children.Select(cell => cell.TextContent)));

    private static string? Said(JsonElement flow, string end) => flow.TryGetProperty(end, out var square) ? square.GetString() : null;
}
