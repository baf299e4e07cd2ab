using Prytulak.Placement.Planning;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>Who waits is told of groups, and never of a few.</summary>
public sealed class FairnessTests
{
    private const int Fewest = 5;

    [Fact]
    public void Groups_of_five_tell_how_many_wait_and_how_long()
    {
        var lines = Fairness.Of([.. Group("UA", 20, 12, days: 10), .. Group("BY", 12, 6, days: 40)]);
        Assert.Equal([new("UA", 20, 12, 8, 10), new("BY", 12, 6, 6, 40)], lines);
    }

    [Fact]
    public void Small_groups_are_told_together_with_the_next_until_they_are_five()
    {
        var lines = Fairness.Of([.. Group("UA", 20, 10), .. Group("BY", 11, 5), .. Group("MD", 3, 1), .. Group("GE", 1, 0)]);
        Assert.Equal(["UA", null], lines.Select(line => line.Group));
        Assert.Equal(15, lines[1].Waiting);
    }

    [Fact]
    public void Where_one_part_is_hidden_another_is_too_so_that_the_sum_over_all_tells_nothing()
    {
        var lines = Fairness.Of([.. Group("UA", 40, 20), .. Group("BY", 20, 2), .. Group("PL", 14, 7)]);
        Assert.Equal([20, null, null], lines.Select(line => line.Placed));
        Assert.Equal([40, 20, 14], lines.Select(line => line.Waiting));
    }

    // By brute force over many tables: whatever is hidden could be another number, by all that is told and the sums over all.
    [Fact]
    public void No_number_under_five_is_told_nor_follows_from_those_that_are()
    {
        var random = new Random(11);
        for (var times = 0; times < 2_000; times++)
        {
            var groups = Enumerable.Range(0, random.Next(1, 7)).Select(number => (Name: $"{number}", All: random.Next(1, 30))).Select(group => (group.Name, group.All, Placed: random.Next(group.All + 1))).ToList();
            var lines = Fairness.Of([.. groups.SelectMany(group => Group(group.Name, group.All, group.Placed))]);
            Assert.All(lines, line => Assert.True(Told(line).All(number => number >= Fewest), $"{line}"));
            if (groups.Sum(group => group.Placed) < Fewest || groups.Sum(group => group.All - group.Placed) < Fewest) continue;
            var hidden = lines.Where(line => line.Placed is null).ToList();
            Assert.NotEqual(1, hidden.Count);
            if (hidden.Count > 0) Assert.True(groups.Sum(group => group.Placed) - lines.Sum(line => line.Placed ?? 0) >= Fewest);
        }
    }

    private static IEnumerable<int> Told(FairnessLine line) => ((int?[])[line.Waiting, line.Placed, line.Without]).OfType<int>();

    private static IEnumerable<Fairness.Waiting> Group(string name, int all, int placed, int days = 1) => Enumerable.Range(0, all).Select(number => new Fairness.Waiting(name, number < placed, days));
}
