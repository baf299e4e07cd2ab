using Prytulak.Engines.Geo;

namespace Prytulak.Operating.OnFiles;

/// <summary>Offers around the towns of Europe, by their inhabitants, and queries around its cities; the same for the same seed.</summary>
internal sealed class ManyOffers(Gazetteer gazetteer, int seed)
{
    private static readonly string[] CommonLanguages = ["en", "uk", "ru", "pl", "de", "fr", "ro", "cs"];
    private static readonly DateOnly FirstDay = new(2026, 11, 1);

    private readonly Random random = new(seed);

    public IEnumerable<OfferRow> Offers(int count)
    {
        var towns = gazetteer.All().TakeWhile(place => place.Population > 0).ToArray();
        var sums = new double[towns.Length];
        for (var i = 0; i < towns.Length; i++) sums[i] = (i > 0 ? sums[i - 1] : 0) + towns[i].Population;
        for (var id = 1; id <= count; id++)
        {
            var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            yield return Offer(id, towns[Math.Min(at < 0 ? ~at : at, towns.Length - 1)]);
        }
    }

    /// <summary>Around the largest cities in turn, from 10 to 100 km, with some of the filters.</summary>
    public IEnumerable<QueryRow> Queries(int count)
    {
        var cities = gazetteer.All().Take(25).ToArray();
        for (var id = 1; id <= count; id++) yield return Query(id, cities[id % cities.Length].Position);
    }

    private OfferRow Offer(int id, Place town)
    {
        var spreadKm = 1 + Math.Sqrt(town.Population) / 120;
        var (north, east) = (Normal() * spreadKm / 111.2, Normal() * spreadKm / (111.2 * Math.Cos(double.DegreesToRadians(town.Position.Latitude))));
        var from = FirstDay.AddDays(random.Next(90));
        return new(id, Math.Clamp(town.Position.Latitude + north, -90, 90), Math.Clamp(town.Position.Longitude + east, -180, 180), Few(), 1 + random.Next(3) / 2,
            Chance(0.35), Chance(0.12), Chance(0.1), Chance(0.2), Languages(), from, from.AddDays(14 + random.Next(350)), town.Country);
    }

    private QueryRow Query(int id, Position city)
    {
        var from = FirstDay.AddDays(random.Next(60, 150));
        var isDated = Chance(0.4);
        return new(id, city.Latitude, city.Longitude, random.Next(10, 101), Chance(0.7) ? Few() : null, Chance(0.3) ? true : null, Chance(0.2) ? true : null,
            Chance(0.4) ? Chance(0.2) : null, Chance(0.4) ? CommonLanguages[random.Next(4)] : null, isDated ? from : null, isDated ? from.AddDays(random.Next(7, 60)) : null);
    }

    private string[] Languages() => [.. CommonLanguages.Where(_ => Chance(0.22)).DefaultIfEmpty("en")];

    private int Few()
    {
        var beds = 1;
        while (beds < 12 && Chance(0.62)) beds++;
        return beds;
    }

    private bool Chance(double share) => random.NextDouble() < share;

    // G. E. P. Box and M. E. Muller 1958.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
