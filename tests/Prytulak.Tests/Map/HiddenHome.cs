using Prytulak.Engines.Geo;

namespace Prytulak.Tests.Map;

/// <summary>A home that somebody tries to find: where it truly is, and what can be asked of it.</summary>
public sealed record HiddenHome(Guid Id, Position Position, Cell Square, int Beds, bool Pets, bool StepFree, bool WomenOnly, bool Smoking, bool Free, string Languages)
{
    /// <summary>The same home at another place of its square.</summary>
    public HiddenHome Elsewhere(Random random) => this with { Position = Within(Square, random) };

    /// <summary>Homes in squares of Polish cities, from a few to many in each; the same for the same seed.</summary>
    public static List<HiddenHome> Many(Func<Position, Cell?> squareOf, int seed, int count)
    {
        var random = new Random(seed);
        Position[] cities = [new(52.23, 21.01), new(51.25, 22.57), new(50.06, 19.94), new(51.11, 17.04), new(54.35, 18.65), new(53.13, 23.16), new(50.04, 22.00), new(52.41, 16.93), new(51.76, 19.46), new(53.78, 20.49)];
        var squares = cities.Select(city => squareOf(city)!.Value).ToArray();
        var homes = new List<HiddenHome>();
        while (homes.Count < count)
        {
            // Some squares get many homes, some a handful.
            var square = squares[(int)(squares.Length * Math.Pow(random.NextDouble(), 2))];
            var position = Within(square, random);
            if (squareOf(position) != square) continue;
            homes.Add(new(NewId(random), position, square, random.Next(1, 8), Chance(0.4), Chance(0.2), Chance(0.15), Chance(0.3), Chance(0.5), string.Join('|', ((string[])["pl", "uk", "en", "be"]).Where(_ => Chance(0.5)).DefaultIfEmpty("pl"))));
        }
        return homes;

        bool Chance(double share) => random.NextDouble() < share;
    }

    /// <summary>Anywhere in a square, each point as likely as any other.</summary>
    public static Position Within(Cell square, Random random)
    {
        var (south, north) = (square.Corners.Min(corner => corner.Latitude), square.Corners.Max(corner => corner.Latitude));
        var (west, east) = (square.Corners.Min(corner => corner.Longitude), square.Corners.Max(corner => corner.Longitude));
        while (true)
            if (new Position(south + (north - south) * random.NextDouble(), west + (east - west) * random.NextDouble()) is var guess && square.Contains(guess)) return guess;
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
