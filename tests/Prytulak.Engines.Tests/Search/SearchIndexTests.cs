using Prytulak.Engines.Search;
using Xunit;

namespace Prytulak.Engines.Tests.Search;

/// <summary>The index answers what looking at every offer answers.</summary>
public sealed class SearchIndexTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 63)]
    [InlineData(4, 64)]
    [InlineData(5, 513)]
    [InlineData(6, 5_000)]
    public void Every_answer_is_that_of_a_scan(int seed, int count)
    {
        var some = new SomeOffers(seed);
        var (index, offers) = (new SearchIndex<int>(), some.Many(count));
        index.Fill(offers);
        Assert.Equal(count, index.Now.Count);
        for (var i = 0; i < 300; i++) AssertSame(offers, index.Now, some.Query());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void After_any_changes_too(int seed)
    {
        var (some, random, index) = (new SomeOffers(seed), new Random(seed), new SearchIndex<int>());
        var offers = some.Many(1_500).ToDictionary(offer => offer.Key);
        index.Fill(offers.Values);
        for (var round = 0; round < 120; round++)
        {
            Change(some, random, index, offers, random.Next(4) == 0 ? 400 : 3);
            Assert.Equal(offers.Count, index.Now.Count);
            for (var i = 0; i < 8; i++) AssertSame(offers.Values, index.Now, some.Query());
        }
    }

    [Fact]
    public void Everything_can_go_and_come_again()
    {
        var (some, index) = (new SomeOffers(21), new SearchIndex<int>());
        var offers = some.Many(3_000);
        index.Change([], offers);
        index.Change(offers, []);
        Assert.Equal(0, index.Now.Count);
        index.Change([], offers);
        AssertSame(offers, index.Now, new() { Limit = 5_000 });
    }

    [Fact]
    public void Ten_thousand_on_one_spot_are_told_apart_by_their_keys()
    {
        var (some, index) = (new SomeOffers(22), new SearchIndex<int>());
        var offers = some.Many(10_000).Select(offer => At(offer, 50, 20)).ToList();
        index.Fill(offers);
        AssertSame(offers, index.Now, new() { Near = new(50, 20), WithinMetres = 0, Limit = 30 });
        index.Change([offers[7_777]], []);
        offers.RemoveAt(7_777);
        AssertSame(offers, index.Now, new() { Near = new(50.1, 20), WithinMetres = 20_000, Limit = 9_999 });
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Page_by_page_every_match_comes_once(int seed)
    {
        var (some, index) = (new SomeOffers(seed), new SearchIndex<int>());
        var offers = some.Many(2_000);
        index.Fill(offers);
        for (var i = 0; i < 60; i++)
        {
            var query = some.Query() with { Limit = 1 + i * 3 };
            var all = SearchByScanning.Find(offers, query with { Limit = int.MaxValue }).First;
            Assert.Equal(all, Pages(index.Now, query));
        }
    }

    [Fact]
    public void What_has_each_tag_is_counted()
    {
        var (some, index) = (new SomeOffers(41), new SearchIndex<int>());
        var offers = some.Many(4_000);
        index.Fill(offers);
        for (var i = 0; i < 100; i++)
        {
            var query = some.Query();
            var matching = offers.Where(offer => SearchByScanning.Matches(offer, query)).ToArray();
            var expected = Enumerable.Range(0, SomeOffers.Tags).Select(tag => (tag, matching.Count(offer => offer.Tags.Contains(tag)))).Where(count => count.Item2 > 0);
            Assert.Equal(expected, index.Now.Facets(query));
        }
    }

    [Fact]
    public void A_snapshot_stays_as_it_was()
    {
        var (some, index) = (new SomeOffers(51), new SearchIndex<int>());
        var offers = some.Many(1_000);
        index.Fill(offers);
        var before = index.Now;
        index.Change(offers[..500], some.Many(700, 5_000));
        AssertSame(offers, before, new() { Limit = 2_000 });
    }

    [Fact]
    public async Task Those_who_read_never_see_half_a_change()
    {
        var (some, index) = (new SomeOffers(61), new SearchIndex<int>());
        var offers = some.Many(6_000);
        index.Fill(offers);
        var writing = Task.Run(() =>
        {
            for (var round = 0; round < 1_500; round++)
            {
                var at = round % offers.Count;
                var moved = some.Offer(offers[at].Key);
                index.Change([offers[at]], [moved]);
                offers[at] = moved;
            }
        }, TestContext.Current.CancellationToken);
        var reads = 0;
        for (; !writing.IsCompleted || reads == 0; reads++)
        {
            var answer = index.Now.Find(new() { Limit = 10_000 });
            Assert.Equal(6_000, answer.Total);
            Assert.Equal(Enumerable.Range(0, 6_000), answer.First.Select(found => found.Key));
        }
        await writing;
        AssertSame(offers, index.Now, new() { Near = new(52, 21), WithinMetres = 300_000, Limit = 10_000 });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(255)]
    [InlineData(int.MaxValue)]
    public void A_tag_that_cannot_be_finds_nothing_and_forbids_nothing(int tag)
    {
        var index = new SearchIndex<int>();
        index.Fill(new SomeOffers(71).Many(100));
        Assert.Equal(0, index.Now.Find(new() { With = [tag] }).Total);
        Assert.Equal(0, index.Now.Find(new() { WithAny = [[tag]] }).Total);
        Assert.Equal(100, index.Now.Find(new() { Without = [tag] }).Total);
    }

    internal static void Change(SomeOffers some, Random random, SearchIndex<int> index, Dictionary<int, Offer<int>> offers, int most)
    {
        var gone = offers.Values.Where(_ => random.Next(offers.Count) < most).ToList();
        foreach (var offer in gone) offers.Remove(offer.Key);
        var come = some.Many(random.Next(most + 1), 1_000_000 + random.Next(1_000_000)).Concat(gone.Take(2).Select(offer => some.Offer(offer.Key))).ToList();
        come.RemoveAll(offer => !offers.TryAdd(offer.Key, offer));
        index.Change([.. gone, some.Offer(-5)], come);
    }

    static IEnumerable<Found<int>> Pages(SearchSnapshot<int> snapshot, SearchQuery query)
    {
        Found<int>? last = null;
        while (snapshot.Find(query, last).First is { Length: > 0 } page)
        {
            foreach (var found in page) yield return found;
            last = page[^1];
        }
    }

    static Offer<int> At(Offer<int> offer, double latitude, double longitude) => new() { Key = offer.Key, Position = new(latitude, longitude), Beds = offer.Beds, Tags = offer.Tags };

    static void AssertSame(IEnumerable<Offer<int>> offers, SearchSnapshot<int> snapshot, SearchQuery query)
    {
        var (expected, answer) = (SearchByScanning.Find(offers, query), snapshot.Find(query));
        Assert.Equal(expected.Total, answer.Total);
        Assert.Equal(expected.First, answer.First);
    }
}
