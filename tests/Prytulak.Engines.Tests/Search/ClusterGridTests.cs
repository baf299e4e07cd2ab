using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Search;

/// <summary>The squares of a tile count what lies in them, no more and no less.</summary>
public sealed class ClusterGridTests
{
    private static readonly int[] Facets = [3, 11];

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 5_000)]
    public void A_square_counts_the_offers_that_a_scan_finds_in_it(int seed, int count)
    {
        var (some, random, index) = (new SomeOffers(seed), new Random(seed), new SearchIndex<int>());
        var offers = some.Many(count);
        index.Fill(offers);
        for (var i = 0; i < 200; i++)
        {
            var (tile, depth) = (TileAddress.Of(offers[random.Next(count)].Position, random.Next(19)), random.Next(9));
            var query = some.Query();
            var grid = new LiveCounts<int>(query, Facets).Grid(index.Now, tile.Z, tile.X, tile.Y, depth);
            AssertCounts(grid, tile, offers.Where(offer => SearchByScanning.Matches(offer, query)));
        }
    }

    [Fact]
    public void Ten_thousand_on_the_corner_of_a_tile_are_all_in_it()
    {
        var (some, index) = (new SomeOffers(3), new SearchIndex<int>());
        var offers = some.Many(10_000).ConvertAll(offer => new Offer<int> { Key = offer.Key, Position = new(0, 0), Tags = offer.Tags });
        index.Fill(offers);
        var grid = new LiveCounts<int>(new(), Facets).Grid(index.Now, 1, 1, 1, 2);
        Assert.Equal(10_000, grid.CountsOf(0)[0]);
        AssertCounts(grid, new(1, 1, 1), offers);
    }

    [Fact]
    public void The_middle_of_a_square_lies_in_it_and_that_of_a_few_is_their_own()
    {
        var (some, index) = (new SomeOffers(4), new SearchIndex<int>());
        var offers = some.Many(20_000);
        index.Fill(offers);
        var tile = TileAddress.Of(new(50.45, 30.52), 12);
        var grid = new LiveCounts<int>(new()).Grid(index.Now, tile.Z, tile.X, tile.Y, 3);
        var squares = offers.Select(offer => Square(offer, tile, 8)).Where(at => at is { X: >= 0 and < 8, Y: >= 0 and < 8 }).GroupBy(at => ((int)at.X, (int)at.Y)).ToArray();
        Assert.Contains(squares, square => square.Count() <= 8);
        Assert.Contains(squares, square => square.Count() > 100);
        Assert.All(squares, square =>
        {
            var (x, y) = grid.Middle(square.Key.Item2 * 8 + square.Key.Item1);
            Assert.Equal(square.Key, ((int)(x * 8), (int)(y * 8)));
            if (square.Count() > 8) return;
            Assert.Equal(square.Average(at => at.X), x * 8, 1e-4);
            Assert.Equal(square.Average(at => at.Y), y * 8, 1e-4);
        });
    }

    [Theory]
    [InlineData(5, 300)]
    [InlineData(6, 5_000)]
    public void What_was_counted_follows_every_change(int seed, int count)
    {
        var (some, random, index) = (new SomeOffers(seed), new Random(seed), new SearchIndex<int>());
        var offers = some.Many(count).ToDictionary(offer => offer.Key);
        index.Fill(offers.Values);
        var kept = Enumerable.Range(0, 8).Select(i => i == 0 ? new SearchQuery() : some.Query()).Select(query => (query, Counts: new LiveCounts<int>(query, Facets))).ToArray();
        for (var step = 0; step < 100; step++)
        {
            SearchIndexTests.Change(some, random, index, offers, random.Next(4) == 0 ? 400 : 3);
            var ((query, counts), tile, depth) = (kept[random.Next(kept.Length)], TileAddress.Of(some.Offer(0).Position, random.Next(12)), random.Next(6));
            var grid = counts.Grid(index.Now, tile.Z, tile.X, tile.Y, depth);
            AssertCounts(grid, tile, offers.Values.Where(offer => SearchByScanning.Matches(offer, query)));
            AssertMiddles(new LiveCounts<int>(query, Facets).Grid(index.Now, tile.Z, tile.X, tile.Y, depth), grid);
        }
    }

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(23, 0, 0, 0)]
    [InlineData(3, 8, 0, 0)]
    [InlineData(3, 0, -1, 0)]
    [InlineData(3, 0, 0, 9)]
    public void There_is_no_grid_of_a_tile_that_is_not(int zoom, int column, int row, int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LiveCounts<int>(new()).Grid(new SearchIndex<int>().Now, zoom, column, row, depth));

    private static void AssertCounts(ClusterGrid grid, TileAddress tile, IEnumerable<Offer<int>> matching)
    {
        var expected = matching.ToLookup(offer => Square(offer, tile, grid.Side) is var (x, y) ? ((int)Math.Floor(x), (int)Math.Floor(y)) : default);
        for (var row = 0; row < grid.Side; row++)
            for (var column = 0; column < grid.Side; column++)
            {
                var here = expected[(column, row)].ToArray();
                Assert.Equal([here.Length, .. Facets.Select(facet => here.Count(offer => offer.Tags.Contains(facet)))], grid.CountsOf(row * grid.Side + column).ToArray());
            }
    }

    private static void AssertMiddles(ClusterGrid expected, ClusterGrid grid)
    {
        for (var square = 0; square < grid.Squares; square++)
            if (grid.CountsOf(square)[0] > 0) Assert.Equal(expected.Middle(square), grid.Middle(square));
    }

    // What is beyond the map is at its edge.
    private static (double X, double Y) Square(Offer<int> offer, TileAddress tile, int side)
    {
        var (x, y) = WebMercator.ToWorld(offer.Position);
        var squares = Math.Pow(2, tile.Z) * side;
        return (Math.Min(x * squares, Math.BitDecrement(squares)) - tile.X * side, Math.Min(y * squares, Math.BitDecrement(squares)) - tile.Y * side);
    }
}
