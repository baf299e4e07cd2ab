using System.Security.Cryptography;
using System.Text;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Map;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>T19 and T20: what strangers are told depends on the square of a home and on the day, and on nothing else of where and when.</summary>
public sealed class T19_NonInterferenceTests
{
    private static readonly Act Making = new(Viewer.System, "test");
    private static readonly int Questions = Environment.GetEnvironmentVariable("PRYTULAK_TEST_LONG") is null ? 12_000 : 100_000;

    [Fact]
    public async Task Wherever_in_its_square_each_home_is_not_a_byte_of_any_answer_differs()
    {
        await using var hiding = await HidingNetwork.Start();
        var homes = HiddenHome.Many(hiding.SquareOf, 11, 400);
        await hiding.Add(homes);
        var before = await Answers(hiding.Network, Questions);
        Assert.Contains(before, answer => answer.Contains("10+", StringComparison.Ordinal) || answer.StartsWith("200", StringComparison.Ordinal));
        await Replace(hiding.Network, homes, home => home.Elsewhere(new Random(home.Id.GetHashCode())));
        await hiding.Network.Restart();
        Assert.Equal(before, await Answers(hiding.Network, Questions));
    }

    [Fact]
    public async Task A_home_in_another_square_would_be_seen()
    {
        await using var hiding = await HidingNetwork.Start();
        var homes = HiddenHome.Many(hiding.SquareOf, 11, 400);
        await hiding.Add(homes);
        var before = await Answers(hiding.Network, 1_000);
        var (from, to) = (homes.GroupBy(home => home.Square).MaxBy(square => square.Count())!.Key, hiding.SquareOf(new(53.43, 14.55))!.Value);
        await Replace(hiding.Network, homes, home => home.Square == from ? home with { Square = to, Position = to.Centre } : home);
        await hiding.Network.Restart();
        Assert.NotEqual(before, await Answers(hiding.Network, 1_000));
    }

    [Fact]
    public async Task What_comes_and_goes_during_a_day_is_not_seen_that_day()
    {
        await using var hiding = await HidingNetwork.Start();
        var homes = HiddenHome.Many(hiding.SquareOf, 12, 200);
        await hiding.Add(homes);
        var before = await Answers(hiding.Network, 1_000);
        foreach (var home in homes.Take(60)) await hiding.Withdraw(home);
        await hiding.Add(HiddenHome.Many(hiding.SquareOf, 13, 100));
        Assert.Equal(before, await Answers(hiding.Network, 1_000));
        await hiding.Network.Restart();
        Assert.Equal(before, await Answers(hiding.Network, 1_000));
    }

    [Fact]
    public async Task From_day_to_day_a_number_changes_at_the_steps_alone()
    {
        await using var hiding = await HidingNetwork.Start();
        var square = hiding.SquareOf(World.Lublin)!.Value;
        var homes = HiddenHome.Many(hiding.SquareOf, 14, 3_000).Where(home => home.Square == square).Take(13).ToList();
        Assert.Equal(13, homes.Count);
        await hiding.Add(homes);
        var told = new List<string?>();
        foreach (var home in homes)
        {
            told.Add(await CountOf(hiding.Network, square.ToString()));
            await hiding.Withdraw(home);
            hiding.Network.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(["10+", "10+", "10+", "10+", "5–9", "5–9", "5–9", "5–9", "5–9", null, null, null, null], told);
    }

    [Fact]
    public async Task Shelters_are_told_of_by_their_region_alone()
    {
        await using var hiding = await HidingNetwork.Start();
        var square = hiding.SquareOf(World.Lublin)!.Value;
        var homes = HiddenHome.Many(hiding.SquareOf, 15, 3_000).Where(home => home.Square == square).Take(13).ToList();
        await hiding.Add(homes);
        await hiding.BecomeShelters(homes);
        var areas = hiding.Network.Get<PublicAreas>();
        Assert.Null(await CountOf(hiding.Network, square.ToString()));
        Assert.Equal("10+", await CountOf(hiding.Network, areas.RegionOf(areas.Find(square.ToString())!).Id));
    }

    [Fact]
    public async Task Ten_rooms_of_one_house_hide_nobody()
    {
        await using var hiding = await HidingNetwork.Start();
        var world = new World(hiding.Network);
        await world.Home(await world.Host(await world.Organisation()), null, [.. Enumerable.Repeat((2, 0), 10)]);
        Assert.Null(await CountOf(hiding.Network, hiding.SquareOf(World.Lublin)!.Value.ToString()));
        Assert.Null(await CountOf(hiding.Network, "PL"));
    }

    private static async Task<string?> CountOf(TestNetwork network, string square)
    {
        using var client = network.Client();
        using var answer = await client.GetAsync($"/ogc/collections/homes/items/{square}");
        if (!answer.IsSuccessStatusCode) return null;
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("properties").GetProperty("count").GetString();
    }

    // Status, headers and body of each, the body as its hash; what names the moment is left out.
    private static async Task<string[]> Answers(TestNetwork network, int count)
    {
        using var client = network.Client();
        var answers = new string[count];
        await Parallel.ForEachAsync(PublicQuestions.Asked(17, count).Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (question, stop) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, question.Item.Path);
            request.Headers.Add("Accept", question.Item.Accept);
            request.Headers.Add("Accept-Language", question.Item.Language);
            using var answer = await client.SendAsync(request, stop);
            var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
            answers[question.Index] = $"{(int)answer.StatusCode} {question.Item.Path}\n{headers}\n{Convert.ToHexString(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(stop)))}";
        });
        return answers;
    }

    // As if they had been there from the first: the picture of the day is made anew.
    private static async Task Replace(TestNetwork network, List<HiddenHome> homes, Func<HiddenHome, HiddenHome> move)
    {
        var rows = new List<object>();
        foreach (var home in homes.Select(move))
        {
            var host = network.Get<FreeUnits>().All.First(unit => unit.Accommodation == home.Id).Host;
            rows.Add(new { home.Id, cell = home.Square.ToString(), position = await network.Get<Vault>().Seal(host, HousingFacts.Position, home.Position) });
        }
        await network.Get<Journal>().Write(Making, async write =>
        {
            await write.Execute("UPDATE accommodations SET position = @position, cell = @cell WHERE id = @Id", rows);
            await write.Execute("DELETE FROM public_days");
            foreach (var home in homes) write.Note("accommodations", "moved", home.Id);
        });
    }
}
