using Prytulak.Engines.Disclosure;
using Xunit;

namespace Prytulak.Engines.Tests.Disclosure;

/// <summary>
/// Whoever knows how it is told, and all that is told, cannot conclude that an area holds one to four homes. All worlds
/// that look the same are taken together: what is true in every one of them is what can be concluded.
/// </summary>
public sealed class DisclosingTests
{
    private static readonly int[] Small = [.. Enumerable.Range(0, 16)], Telling = [0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 45, 49, 50, 51, 95, 99, 100, 101];

    // Squares first, then regions, the country last.
    public static TheoryData<int[]> Trees { get; } = new(
        new[] { -1 }, [1, -1], [2, 2, -1], [3, 3, 3, -1], [4, 4, 4, 4, -1], [3, 3, 4, 4, -1], [2, 3, 3, -1], [3, 3, 4, 5, 5, -1], [1, 2, -1]);

    [Theory]
    [MemberData(nameof(Trees))]
    public void No_area_can_be_concluded_to_hold_one_to_four(int[] parents)
    {
        var tree = new AreaTree(parents);
        var leaves = Leaves(tree);
        foreach (var values in leaves.Length <= 3 ? new[] { Small, Telling } : [Telling])
        {
            var looks = new Dictionary<string, Range[]>();
            foreach (var world in Worlds(leaves.Length, values))
            {
                var totals = tree.Totals(Own(tree, leaves, world));
                See(looks, Look(Disclosing.OfAll(tree, totals)), totals);
            }
            AssertNothingIsConcluded(looks);
        }
    }

    [Fact]
    public void Homes_of_a_region_without_a_square_are_not_given_away_either()
    {
        var tree = new AreaTree([2, 2, -1]);
        var looks = new Dictionary<string, Range[]>();
        foreach (var world in Worlds(3, Telling))
        {
            var totals = tree.Totals([world[0], world[1], world[2]]);
            See(looks, Look(Disclosing.OfAll(tree, totals)), [.. totals, world[2]]);
        }
        AssertNothingIsConcluded(looks);
    }

    [Fact]
    public void Of_two_kinds_in_one_square_neither_nor_both_nor_one_without_the_other_can_be_concluded_to_be_one_to_four()
    {
        var tree = new AreaTree([-1]);
        var looks = new Dictionary<string, Range[]>();
        foreach (var world in Worlds(4, [.. Enumerable.Range(0, 13), 44, 45, 49, 50, 51, 99, 100]))
        {
            var (one, other, both, none) = (world[0], world[1], world[2], world[3]);
            var all = Disclosing.OfAll(tree, [one + other + both + none]);
            var look = Look([.. all, .. Kinds(tree, all, [one + both]), .. Kinds(tree, all, [other + both]), .. Kinds(tree, all, [both])]);
            See(looks, look, [one + other + both + none, one + both, other + both, both, one, other]);
        }
        AssertNothingIsConcluded(looks);
    }

    [Theory]
    [InlineData(new[] { 2, 2, -1 }, new[] { 0, 1, 2, 3, 4, 5, 9, 10, 11, 50 })]
    [InlineData(new[] { 3, 3, 3, -1 }, new[] { 0, 1, 4, 5, 6, 10 })]
    [InlineData(new[] { 2, 3, 3, -1 }, new[] { 0, 1, 4, 5, 10, 50 })]
    public void Nor_can_a_kind_in_any_area(int[] parents, int[] values)
    {
        var tree = new AreaTree(parents);
        var leaves = Leaves(tree);
        var looks = new Dictionary<string, Range[]>();
        foreach (var world in Worlds(leaves.Length * 2, values))
        {
            var of = tree.Totals(Own(tree, leaves, world.AsSpan(0, leaves.Length)));
            var totals = tree.Totals(Own(tree, leaves, [.. world.Take(leaves.Length).Zip(world.Skip(leaves.Length), (a, b) => a + b)]));
            var all = Disclosing.OfAll(tree, totals);
            See(looks, Look([.. all, .. Kinds(tree, all, of)]), [.. totals, .. of]);
        }
        AssertNothingIsConcluded(looks);
    }

    [Fact]
    public void What_is_told_is_true()
    {
        var tree = new AreaTree([3, 3, 4, 5, 5, -1]);
        foreach (var world in Worlds(3, Telling))
        {
            var totals = tree.Totals(Own(tree, [0, 1, 2], world));
            var told = Disclosing.OfAll(tree, totals);
            Assert.All(told.Zip(totals), area => Assert.True(!area.First.IsShown || area.First.Least <= area.Second && area.Second <= area.First.Most));
        }
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "")]
    [InlineData(5, "5–9")]
    [InlineData(9, "5–9")]
    [InlineData(10, "10+")]
    [InlineData(49, "10+")]
    [InlineData(50, "50+")]
    [InlineData(2_000_000, "1000000+")]
    public void A_number_is_told_as_a_band(int count, string band) => Assert.Equal(band, Band.Of(count).ToString());

    [Fact]
    public void Without_the_care_for_what_is_around_it_a_hidden_area_is_given_away()
    {
        // Nine shown, ten in all: one is left for the hidden square.
        Assert.Equal((5, 0, 5), Told([9, 1]));
        // With a third square to share it, the ten can be told.
        Assert.Equal((5, 0, 10), Told([9, 1, 0]));

        static (int, int, int) Told(int[] squares)
        {
            var tree = new AreaTree([.. squares.Select(_ => squares.Length), -1]);
            var bands = Disclosing.OfAll(tree, tree.Totals([.. squares, 0]));
            return (bands[0].Least, bands[1].Least, bands[^1].Least);
        }
    }

    private static Band[] Kinds(AreaTree tree, Band[] all, int[] totals) => Disclosing.OfKind(tree, all, totals);

    private static void AssertNothingIsConcluded(Dictionary<string, Range[]> looks) =>
        Assert.All(looks, look => Assert.DoesNotContain(look.Value, area => area.Least >= 1 && area.Most <= 4));

    private static void See(Dictionary<string, Range[]> looks, string look, int[] numbers)
    {
        if (!looks.TryGetValue(look, out var seen)) looks.Add(look, seen = [.. numbers.Select(number => new Range(number, number))]);
        for (var i = 0; i < numbers.Length; i++) seen[i] = new(Math.Min(seen[i].Least, numbers[i]), Math.Max(seen[i].Most, numbers[i]));
    }

    private static string Look(Band[] bands) => string.Join(' ', bands.Select(band => $"{band.Least}-{band.Most}"));

    private static int[] Leaves(AreaTree tree) => [.. Enumerable.Range(0, tree.Count).Where(area => tree.Children(area).IsEmpty)];

    private static int[] Own(AreaTree tree, ReadOnlySpan<int> leaves, ReadOnlySpan<int> world)
    {
        var own = new int[tree.Count];
        for (var i = 0; i < leaves.Length; i++) own[leaves[i]] = world[i];
        return own;
    }

    private static IEnumerable<int[]> Worlds(int length, int[] values)
    {
        var at = new int[length];
        while (true)
        {
            yield return [.. at.Select(i => values[i])];
            var place = 0;
            while (place < length && ++at[place] == values.Length) at[place++] = 0;
            if (place == length) yield break;
        }
    }

    private readonly record struct Range(int Least, int Most);
}
