using Prytulak.Foundation;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Shelves hold what was put on them, whatever was changed, and older ones stay as they were.</summary>
public sealed class ShelvesTests
{
    [Theory, InlineData(0, 20, 16), InlineData(1, 3000, 400), InlineData(2, 3000, 5000), InlineData(3, 20_000, 1_000_000)]
    public void Whatever_is_added_and_taken_away_is_there_or_not_as_in_a_plain_list(int seed, int steps, int keys)
    {
        var (chance, list) = (new Random(seed), new List<Item>());
        var shelves = Shelves<Item>.Of(item => item.Key, []);
        for (var step = 0; step < steps; step++)
        {
            if (list.Count > 0 && chance.Next(3) == 0)
            {
                var gone = list[chance.Next(list.Count)];
                (shelves, _) = (shelves.Without(gone), list.Remove(gone));
            }
            else
            {
                var come = new Item(KeyOf(chance.Next(keys)));
                list.Add(come);
                shelves = shelves.With(come);
            }
        }
        AssertSame(list, shelves, keys);
        AssertSame(list, Shelves<Item>.Of(item => item.Key, list), keys);
    }

    [Fact]
    public void A_change_leaves_the_shelves_of_before_as_they_were()
    {
        var items = Enumerable.Range(0, 500).Select(number => new Item(KeyOf(number))).ToList();
        var before = Shelves<Item>.Of(item => item.Key, items);
        var after = items.Take(300).Aggregate(before, (shelves, item) => shelves.Without(item)).With(new(KeyOf(1000)));
        AssertSame(items, before, 500);
        Assert.Equal(201, after.Count);
        Assert.Null(after.Find(KeyOf(0)));
        Assert.NotNull(after.Find(KeyOf(1000)));
    }

    [Fact]
    public void What_is_not_there_is_not_taken_away()
    {
        var item = new Item(KeyOf(1));
        var shelves = Shelves<Item>.Of(one => one.Key, [item]);
        Assert.Same(shelves, shelves.Without(new(KeyOf(1))));
        Assert.Empty(shelves.Without(item));
    }

    [Fact]
    public void Keys_of_one_hash_are_told_apart()
    {
        var items = Enumerable.Range(0, 300).Select(number => new Item(OfHashZero(number))).ToList();
        var (built, grown) = (Shelves<Item>.Of(item => item.Key, items), items.Aggregate(Shelves<Item>.Of(item => item.Key, []), (shelves, item) => shelves.With(item)));
        Assert.Single(items.Select(item => item.Key.GetHashCode()).Distinct());
        foreach (var item in items) Assert.Equal((item, item), (built.Find(item.Key), grown.Find(item.Key)));
        Assert.Equal(299, grown.Without(items[7]).Count());
    }

    private static void AssertSame(List<Item> expected, Shelves<Item> shelves, int keys)
    {
        Assert.Equal(expected.Count, shelves.Count);
        Assert.True(expected.ToHashSet().SetEquals(shelves) && shelves.Count() == expected.Count);
        var byKey = expected.ToLookup(item => item.Key);
        for (var number = 0; number < Math.Min(keys, 5000); number++)
        {
            Assert.True(byKey[KeyOf(number)].ToHashSet().SetEquals(shelves.Of(KeyOf(number))));
            Assert.Equal(byKey[KeyOf(number)].Any(), shelves.Find(KeyOf(number)) is not null);
        }
    }

    private static Guid KeyOf(int number) => new(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    // The hash of an id is made of its quarters, one over the other.
    private static Guid OfHashZero(int number) => new(number, 0, 0, [0, 0, 0, 0, .. BitConverter.GetBytes(number)]);

    private sealed class Item(Guid key)
    {
        public Guid Key => key;
    }
}
