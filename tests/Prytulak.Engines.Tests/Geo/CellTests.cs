using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class CellTests
{
    [Fact]
    public void The_projection_agrees_with_the_worked_example_of_its_standard()
    {
        var (east, north) = EqualAreaGrid.Project(new(50, 5));
        Assert.Equal(3_962_799.45, east, 0.005);
        Assert.Equal(2_999_718.85, north, 0.005);
    }

    [Fact]
    public void The_centre_of_the_projection_is_its_false_origin()
    {
        Assert.Equal((4_321_000.0, 3_210_000.0), EqualAreaGrid.Project(new(52, 10)));
        Assert.Equal(new Position(52, 10), EqualAreaGrid.Unproject(4_321_000, 3_210_000));
    }

    [Fact]
    public void There_and_back_is_under_a_centimetre_in_Europe() => Prop.ForAll(Some.EuropeanPosition, position =>
    {
        var (east, north) = EqualAreaGrid.Project(position);
        Assert.True(EqualAreaGrid.Unproject(east, north)!.Value.MetresTo(position) < 0.01);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Beyond_the_edge_of_the_world_there_is_nothing() => Assert.Null(EqualAreaGrid.Unproject(4_321_000 + 13_000_000, 3_210_000));

    [Fact]
    public void A_cell_covers_as_many_square_kilometres_wherever_it_is() => Prop.ForAll(Some.EuropeanPosition, position =>
    {
        var corners = Cell.Of(position, 5).Corners;
        var diagonals = corners[0].MetresTo(corners[2]) * corners[1].MetresTo(corners[3]);
        Assert.InRange(diagonals / 2 / 25e6, 0.95, 1.10);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("5kmN3050E4995", 5, 999, 610)]
    [InlineData("1kmN2599E4695", 1, 4695, 2599)]
    [InlineData("40kmN-40E0", 40, 0, -1)]
    public void A_name_tells_the_size_and_the_corner(string name, int size, int east, int north)
    {
        Assert.Equal(new Cell(size, east, north), Cell.Parse(name));
        Assert.Equal(name, new Cell(size, east, north).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("5km")]
    [InlineData("5kmN3051E4995")]
    [InlineData("0kmN0E0")]
    [InlineData("5kmN3050E4995 ")]
    [InlineData("5kmN3050E4995\n")]
    [InlineData("5kmN999999999E4995")]
    [InlineData("5kmn3050e4995")]
    public void Other_text_names_no_cell(string text) => Assert.Null(Cell.Parse(text));

    [Fact]
    public void Every_cell_is_read_back_from_its_name() => Prop.ForAll(Some.EuropeanPosition, position =>
        Assert.All(new[] { 1, 5, 10, 20, 40, 80 }, size => Assert.Equal(Cell.Of(position, size), Cell.Parse(Cell.Of(position, size).ToString()))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Cells_nest() => Prop.ForAll(Some.EuropeanPosition, position =>
    {
        var cell = Cell.Of(position, 5);
        for (var size = 10; size <= 320; size *= 2)
        {
            Assert.Equal(Cell.Of(position, size), cell.Parent);
            Assert.True(cell.Parent.Contains(cell));
            Assert.False(cell.Contains(cell.Parent));
            cell = cell.Parent;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_holds_its_centre_and_not_its_neighbours() => Prop.ForAll(Some.EuropeanPosition, position =>
    {
        var cell = Cell.Of(position, 10);
        Assert.True(cell.Contains(position));
        Assert.True(cell.Contains(cell.Centre));
        Assert.False(cell.Contains((cell with { East = cell.East + 1 }).Centre));
        Assert.False(cell.Contains(cell with { North = cell.North - 1 }));
        Assert.All(cell.Corners, corner => Assert.InRange(corner.MetresTo(cell.Centre), 6_700, 7_500));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_has_a_size() => Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Of(new(50, 30), 0));
}
