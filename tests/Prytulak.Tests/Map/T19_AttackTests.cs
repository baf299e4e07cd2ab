using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>
/// T19: two who look for homes together, ten thousand questions each way, do no better than whoever points at the square with
/// closed eyes. Where the defence is off the same questions find the homes.
/// </summary>
public sealed class T19_AttackTests(SoughtHomes sought) : IClassFixture<SoughtHomes>
{
    private const int Budget = 10_000, ToSucceed = 1_500, Metres = 100;

    // Of some hundred guesses in squares of 25 km² and more, one in 800 is right by chance.
    private const int MostByChance = 3;

    private static readonly string[] Filters = ["pets=true", "step_free=true", "women_only=true", "no_smoking=true", "free=true", "beds=2", "beds=4", "beds=6", "speaks=uk", "speaks=be"];

    private readonly List<HiddenHome> homes = sought.Homes;

    [Fact]
    public Task Asking_again_and_again() => Holds((attacker, budget) => Attacks.Averaging(attacker, homes, budget));

    [Fact]
    public Task Asking_for_ever_smaller_boxes() => Holds((attacker, budget) => Attacks.NestedBoxes(attacker, homes, budget));

    [Fact]
    public Task Walking_the_edge_of_a_box() => Holds((attacker, budget) => Attacks.BoundaryWalking(attacker, homes, budget));

    [Fact]
    public Task Offering_homes_to_see_what_stands_before_them() => Holds((attacker, budget) => Attacks.Order(attacker, homes, sought.Planted, budget));

    [Fact]
    public Task Zooming_in() => Holds((attacker, budget) => Attacks.Zoom(attacker, attacker.Items == Undefended.Items ? Undefended.Tiles : "/map/tiles/en", homes, budget));

    [Fact]
    public async Task Asking_for_one_thing_more_and_taking_the_difference()
    {
        Assert.Equal(0, await Isolated(Attacker(defended: true), Budget));
        Assert.NotEqual(0, await Isolated(Attacker(defended: false), ToSucceed));
    }

    // Both ways of asking, by the real addresses.
    private async Task Holds(Func<Attacker, int, Task<List<Guess>>> attack)
    {
        var (defended, undefended) = (await attack(Attacker(defended: true), Budget), await attack(Attacker(defended: false), ToSucceed));
        Assert.InRange(defended.Count, 100, Budget);
        Assert.True(Found(defended) <= MostByChance * Math.Max(1, defended.Count / homes.Count), $"{Found(defended)} of {defended.Count} homes were found.");
        Assert.True(Found(undefended) > undefended.Count * 0.6, $"Where nothing is defended only {Found(undefended)} of {undefended.Count} homes were found: the attack is too weak.");
    }

    // A set of one to four homes that must be there, by what is told of it or by the difference of two.
    private async Task<int> Isolated(Attacker attacker, int budget)
    {
        var (random, isolated) = (new Random(5), 0);
        var squares = homes.Select(home => home.Square.Centre).Distinct().ToArray();
        while (attacker.Asked < budget)
        {
            var at = squares[random.Next(squares.Length)];
            var box = $"bbox={F(at.Longitude)},{F(at.Latitude)},{F(at.Longitude + 0.01)},{F(at.Latitude + 0.01)}";
            var some = Filters.Where(_ => random.Next(4) == 0).DistinctBy(filter => filter.Split('=')[0]).ToArray();
            var more = Filters.First(filter => !some.Any(other => other.Split('=')[0] == filter.Split('=')[0]) && random.Next(4) > 0 || filter == Filters[^1]);
            var (all, part) = (Map.Attacker.Count(await attacker.Ask($"{Joined(box, some)}")), Map.Attacker.Count(await attacker.Ask($"{Joined(box, [.. some.Where(f => f.Split('=')[0] != more.Split('=')[0]), more])}")));
            if (IsFew(all) || IsFew(part) || IsFew((all.Least - part.Most, all.Most - part.Least))) isolated++;
        }
        return isolated;

        static string Joined(string box, string[] filters) => string.Join('&', [box, .. filters]);
        static string F(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        static bool IsFew((long Least, long Most) count) => count is { Least: >= 1, Most: <= 4 };
    }

    private static int Found(List<Guess> guesses) => guesses.Count(guess => guess.At is { } at && at.MetresTo(guess.Home.Position) <= Metres);

    private Attacker Attacker(bool defended) =>
        new(defended ? "/ogc/collections/homes/items" : Undefended.Items, sought.Network.Client(), sought.Network.Client());
}

/// <summary>A network with homes to be found, and others that those who look for them have offered themselves.</summary>
public sealed class SoughtHomes : IAsyncLifetime
{
    private HidingNetwork? hiding;

    public TestNetwork Network => hiding!.Network;

    public List<HiddenHome> Homes { get; private set; } = [];

    public List<HiddenHome> Planted { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        hiding = await HidingNetwork.Start();
        (Homes, Planted) = (HiddenHome.Many(hiding.SquareOf, 7, 260), HiddenHome.Many(hiding.SquareOf, 8, 700));
        await hiding.Add([.. Homes, .. Planted]);
    }

    public ValueTask DisposeAsync() => hiding!.DisposeAsync();
}
