using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class PublicCellsTests
{
    static readonly (Position Position, int Inhabitants)[] Towns = [.. Europe.Gazetteer.Towns()];
    static readonly (double East, double North)[] Projected = [.. Towns.Select(town => EqualAreaGrid.Project(town.Position))];

    [Fact]
    public void A_home_is_shown_in_the_smallest_square_of_ten_thousand_people() => Prop.ForAll(Some.EuropeanPosition, home =>
        Assert.Equal(BruteForce(home), Europe.Cells.Of(home))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Homes_where_people_live_are_shown_as_closely_as_the_rule_allows()
    {
        var random = new Random(5);
        for (var i = 0; i < 40; i++)
        {
            var town = Towns[random.Next(Towns.Length)].Position;
            var home = new Position(town.Latitude + (random.NextDouble() - 0.5) / 5, town.Longitude + (random.NextDouble() - 0.5) / 5);
            Assert.Equal(BruteForce(home), Europe.Cells.Of(home));
        }
    }

    [Fact]
    public void No_home_is_ever_shown_among_fewer_than_ten_thousand_people() => Prop.ForAll(Some.EuropeanPosition, home =>
    {
        var cell = Europe.Cells.Of(home);
        Assert.True(cell.Contains(home));
        Assert.True(Towns.Where(town => cell.Contains(town.Position)).Sum(town => (long)town.Inhabitants) >= 10_000);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void All_homes_of_a_smallest_square_share_their_answer() => Prop.ForAll(Some.EuropeanPosition, home =>
        Assert.Equal(Europe.Cells.Of(home), Europe.Cells.Of(Cell.Of(home, 5).Centre))).QuickCheckThrowOnFailure();

    [Fact]
    public void In_a_city_the_square_is_the_smallest() => Assert.Equal(5, Europe.Cells.Of(new(50.0614, 19.9366)).SizeKm);

    [Fact]
    public void On_the_open_sea_it_grows_until_it_reaches_people() => Assert.True(Europe.Cells.Of(new(70, -5)).SizeKm >= 320);

    [Fact]
    public void The_quarters_of_a_city_are_not_counted_twice() =>
        Assert.Equal(Europe.Gazetteer.All().Where(IsTown).Sum(town => (long)town.Population) - QuartersInhabitants(), Towns.Sum(town => (long)town.Inhabitants));

    [Fact]
    public void Where_no_square_is_full_enough_the_home_cannot_be_shown()
    {
        var cells = new PublicCells([(new(50, 30), 9_999)]);
        Assert.False(cells.Covers(new(50, 30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => cells.Of(new(50, 30)));
    }

    [Fact]
    public void Ten_thousand_are_enough_and_one_fewer_is_not()
    {
        var home = Cell.Of(new(50, 30), 5);
        var elsewhere = Cell.Of(home.Centre, 10) is var wider ? NeighbourWithin(home, wider) : home;
        var cells = new PublicCells([(home.Centre, 9_999), (elsewhere.Centre, 1)]);
        Assert.Equal(wider, cells.Of(home.Centre));
        Assert.Equal(home, new PublicCells([(home.Centre, 10_000)]).Of(home.Centre));
    }

    static Cell NeighbourWithin(Cell cell, Cell wider) =>
        wider.Contains(cell with { East = cell.East + 1 }) ? cell with { East = cell.East + 1 } : cell with { East = cell.East - 1 };

    static bool IsTown(Place place) => place.Id < 100_000_000;

    static long QuartersInhabitants()
    {
        using var unzip = new System.IO.Compression.GZipStream(Europe.Open("places.tsv.gz"), System.IO.Compression.CompressionMode.Decompress);
        using var lines = new StreamReader(unzip);
        var total = 0L;
        while (lines.ReadLine() is { } line)
            if (line.Split('\t') is [_, _, _, _, "PPLX", var people, ..]) total += int.Parse(people);
        return total;
    }

    static Cell BruteForce(Position home)
    {
        for (var size = 5; ; size *= 2)
        {
            var (east, north) = EqualAreaGrid.Project(home);
            var (west, south) = (Math.Floor(east / 1000 / size), Math.Floor(north / 1000 / size));
            var inhabitants = 0L;
            for (var i = 0; i < Towns.Length; i++)
                if (InSquare(Projected[i], west, south, size)) inhabitants += Towns[i].Inhabitants;
            if (inhabitants >= 10_000) return new(size, (int)west, (int)south);
        }
    }

    static bool InSquare((double East, double North) point, double west, double south, int size) =>
        Math.Floor(point.East / 1000 / size) == west && Math.Floor(point.North / 1000 / size) == south;
}
