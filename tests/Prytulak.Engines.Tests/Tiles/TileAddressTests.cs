using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Geo;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public class TileAddressTests
{
    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(23, 0, 0)]
    [InlineData(99, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(3, 0, 8)]
    [InlineData(3, 8, 0)]
    [InlineData(3, -1, 0)]
    [InlineData(3, 0, int.MinValue)]
    public void A_tile_off_the_world_cannot_be_made(int z, int x, int y)
    {
        Assert.False(TileAddress.IsValid(z, x, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileAddress(z, x, y));
    }

    [Theory]
    [InlineData(50.4501, 30.5234, 10, 598, 345)]
    [InlineData(49.8397, 24.0297, 6, 36, 21)]
    [InlineData(-85.06, -180, 22, 0, 4_194_303)]
    [InlineData(90, 180, 3, 7, 0)]
    [InlineData(0, 0, 1, 1, 1)]
    public void A_position_has_a_tile_at_each_zoom(double latitude, double longitude, int z, int x, int y) =>
        Assert.Equal(new TileAddress(z, x, y), TileAddress.Of(new(latitude, longitude), z));

    [Fact]
    public void The_world_is_a_square_of_forty_thousand_kilometres()
    {
        var metres = default(TileAddress).Metres;
        Assert.Equal((-20037508.342789244, -20037508.342789244, 20037508.342789244, 20037508.342789244), (metres.West, metres.South, metres.East, metres.North));
        Assert.Equal(WebMercator.MaxLatitude, default(TileAddress).Degrees.North, 1e-9);
        Assert.Equal(new TileBounds(-20037508.342789244, 0, 0, 20037508.342789244), new TileAddress(1, 0, 0).Metres);
    }

    [Fact]
    public void The_projection_agrees_with_the_worked_example_of_its_standard()
    {
        var (x, y) = WebMercator.ToWorld(new(24 + 22 / 60.0 + 54.433 / 3600, -(100 + 20 / 60.0)));
        Assert.Equal(-11169055.58, WebMercator.Metres(x), 0.01);
        Assert.Equal(2800000.00, -WebMercator.Metres(y), 0.01);
    }

    [Fact]
    public void A_position_lies_in_its_tile_and_all_that_hold_it() => Prop.ForAll(Some.Position, position =>
    {
        for (var tile = TileAddress.Of(position, TileAddress.MaxZoom); tile.Parent is { } parent; tile = parent)
        {
            Assert.Equal(TileAddress.Of(position, tile.Z), tile);
            Assert.Contains(tile, parent.Children);
            var (bounds, latitude) = (tile.Degrees, Math.Clamp(position.Latitude, -WebMercator.MaxLatitude, WebMercator.MaxLatitude));
            Assert.InRange(latitude, bounds.South - 1e-9, bounds.North + 1e-9);
            Assert.InRange(position.Longitude, bounds.West - 1e-9, bounds.East + 1e-9);
            var point = WebMercator.ToTile(tile, position);
            Assert.InRange(point.X, 0, 4096);
            Assert.InRange(point.Y, 0, 4096);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_and_back_is_under_a_millimetre() => Prop.ForAll(Some.EuropeanPosition, position =>
    {
        var (x, y) = WebMercator.ToWorld(position);
        Assert.True(WebMercator.ToPosition(x, y).MetresTo(position) < 0.001);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_zoom_has_no_children() => Assert.Empty(new TileAddress(TileAddress.MaxZoom, 5, 5).Children);
}
