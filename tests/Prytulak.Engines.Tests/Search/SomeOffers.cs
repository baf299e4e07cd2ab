using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;

namespace Prytulak.Engines.Tests.Search;

/// <summary>Random offers and queries: crowded around a few towns, some on one spot, some at the ends of the earth.</summary>
sealed class SomeOffers(int seed)
{
    public const int Tags = 12;

    static readonly Position[] Towns = [new(50.45, 30.52), new(52.23, 21.01), new(51.24, 22.57), new(-33.9, 151.2), new(89.9, 10), new(0, 179.9999)];

    readonly Random random = new(seed);

    public List<Offer<int>> Many(int count, int firstKey = 0) => [.. Enumerable.Range(firstKey, count).Select(Offer)];

    public Offer<int> Offer(int key)
    {
        var from = random.Next(739_000, 739_100);
        var to = from + random.Next(-2, 200);
        return new()
        {
            Key = key, Position = Place(), Beds = (ushort)Few(), Cots = (ushort)random.Next(3), Units = (ushort)random.Next(1, 4),
            From = from, To = to, Confirmed = (uint)random.Next(5), Tags = SomeTags(), Taken = Taken(from, to), Scarce = Scarce(from, to),
        };
    }

    public SearchQuery Query() => new()
    {
        Near = Maybe(0.8) ? Place() : null,
        WithinMetres = random.Next(6) switch { 0 => double.PositiveInfinity, 1 => 0, 2 => 25_000_000, _ => Math.Pow(10, 1 + random.NextDouble() * 5) },
        Box = Maybe(0.2) ? Box() : null,
        MinBeds = Maybe(0.5) ? Few() : 0,
        Infants = Maybe(0.3) ? random.Next(3) : 0,
        MinUnits = Maybe(0.2) ? random.Next(4) : 0,
        Free = Maybe(0.4) ? Days() : null,
        With = [.. SomeOf(0.7)],
        Without = [.. SomeOf(0.3)],
        WithAny = Maybe(0.2) ? [[random.Next(Tags), random.Next(Tags)], [random.Next(Tags)]] : [],
        Order = (SearchOrder)random.Next(3),
        Wishes = new()
        {
            Tags = [([random.Next(Tags), random.Next(Tags)], 40), ([random.Next(Tags)], 7)],
            NearPoints = 30, NearMetres = 50_000, SpareBedPoints = -3,
        },
        Limit = random.Next(8) switch { 0 => 0, 1 => 1, 2 => 10_000, _ => random.Next(1, 80) },
    };

    Position Place()
    {
        var town = Towns[random.Next(Towns.Length)];
        if (Maybe(0.2)) return town;
        var spread = Math.Pow(10, -random.NextDouble() * 4);
        return new(Math.Clamp(town.Latitude + Off(spread), -90, 90), Math.Clamp(town.Longitude + Off(spread), -180, 180));
    }

    GeoBox Box()
    {
        var (a, b) = (Place(), Place());
        return new(Math.Min(a.Latitude, b.Latitude), Math.Min(a.Longitude, b.Longitude), Math.Max(a.Latitude, b.Latitude), Math.Max(a.Longitude, b.Longitude));
    }

    DaySpan Days()
    {
        var from = random.Next(739_000, 739_150);
        return new(from, from + random.Next(30));
    }

    DaySpan[] Taken(int from, int to)
    {
        if (to <= from || Maybe(0.7)) return [];
        var first = random.Next(from, to);
        return [new(first, random.Next(first, to)), new(to, to)];
    }

    BedsLeft[] Scarce(int from, int to)
    {
        if (to <= from || Maybe(0.8)) return [];
        var middle = random.Next(from, to);
        return [new(new(from, middle), random.Next(6)), new(new(middle + 1, to), random.Next(6))];
    }

    TagSet SomeTags() => TagSet.Of([.. Enumerable.Range(0, Tags).Where(tag => Maybe(tag / (double)Tags))]);

    IEnumerable<int> SomeOf(double chance) => Maybe(chance) ? [random.Next(Tags)] : [];

    int Few() => random.Next(10) == 0 ? random.Next(500) : random.Next(1, 9);

    double Off(double spread) => (random.NextDouble() - 0.5) * spread;

    bool Maybe(double chance) => random.NextDouble() < chance;
}
