using Prytulak.Engines.Geo;
using Prytulak.Map;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>The outlines of all thirty thousand squares are rings that programs can draw, and are where the squares are.</summary>
[Collection(MapNetwork.Collection)]
public sealed class SquareOutlineTests(MapNetwork map)
{
    private IEnumerable<PublicArea> Squares => map.Network.Get<PublicAreas>().All.Where(area => area.Kind is AreaKind.Square);

    [Fact]
    public void No_outline_jumps_over_the_back_of_the_world_and_all_go_against_the_clock()
    {
        foreach (var square in Squares)
        {
            var sides = Sides(square.Ring!).ToList();
            Assert.True(sides.Sum(side => side.From.Longitude * side.To.Latitude - side.To.Longitude * side.From.Latitude) > 0, square.Id);
            Assert.True(sides.Count == 4 || sides.TrueForAll(side => Math.Abs(side.From.Longitude - side.To.Longitude) < 90), square.Id);
            Assert.All(square.Ring!, point => Assert.True(Math.Abs(point.Longitude) <= 180 && point.Latitude is > 0 and <= 85, square.Id));
        }
    }

    // The middle of each side, drawn straight, is within three kilometres of where the grid has it: the square's neighbours fit.
    [Fact]
    public void Sides_are_drawn_where_the_grid_has_them()
    {
        foreach (var square in Squares.Where(square => square.Box is { West: > -180, North: < 80 }))
            foreach (var (from, to) in Sides(square.Ring!))
            {
                var (a, b, middle) = (Cell.Of(from, 1), Cell.Of(to, 1), Cell.Of(new((from.Latitude + to.Latitude) / 2, (from.Longitude + to.Longitude) / 2), 1));
                Assert.True(Math.Abs(middle.East - (a.East + b.East) / 2) <= 3 && Math.Abs(middle.North - (a.North + b.North) / 2) <= 3, square.Id);
            }
    }

    private static IEnumerable<(Position From, Position To)> Sides(Position[] ring) => ring.Select((from, at) => (from, ring[(at + 1) % ring.Length]));
}
