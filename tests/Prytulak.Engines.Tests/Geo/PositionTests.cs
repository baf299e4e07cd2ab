using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Engines.Tests.Geo;

public class PositionTests
{
    [Theory]
    [InlineData(90.01, 0)]
    [InlineData(-90.01, 0)]
    [InlineData(0, 180.01)]
    [InlineData(0, -180.01)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    public void A_point_off_the_earth_cannot_be_made(double latitude, double longitude)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Position(latitude, longitude));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Position) with { Latitude = latitude, Longitude = longitude });
        Assert.False(Position.IsValid(latitude, longitude));
    }

    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    [InlineData(50.45, 30.52)]
    public void The_edges_belong_to_the_earth(double latitude, double longitude)
    {
        Assert.True(Position.IsValid(latitude, longitude));
        Assert.Equal(latitude, new Position(latitude, longitude).Latitude);
    }

    [Fact]
    public void Kyiv_is_468_km_from_Lviv() =>
        Assert.Equal(468_000, new Position(50.4501, 30.5234).MetresTo(new(49.8397, 24.0297)), 1_000.0);

    [Fact]
    public void A_degree_of_a_meridian_is_111_195_metres() =>
        Assert.Equal(111_195.08, new Position(50, 30).MetresTo(new(51, 30)), 0.01);

    [Fact]
    public void The_poles_are_half_a_circumference_apart() =>
        Assert.Equal(Math.PI * Position.EarthRadius, new Position(90, 0).MetresTo(new(-90, 77)), 1e-3);

    [Fact]
    public void Distances_are_those_of_a_sphere() => Prop.ForAll(Some.Position, Some.Position, (a, b) =>
    {
        var angle = SpherePoint.Of(a).MetresTo(SpherePoint.Of(b));
        Assert.Equal(a.MetresTo(b), b.MetresTo(a), 1e-6);
        Assert.Equal(angle, a.MetresTo(b), 0.5);
        Assert.Equal(0, a.MetresTo(a));
    }).QuickCheckThrowOnFailure();
}
