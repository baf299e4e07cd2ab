using Prytulak.Engines.Search;

namespace Prytulak.Engines.Tests.Search;

/// <summary>The same answers by looking at every offer: slow, and plain enough to be believed.</summary>
static class SearchByScanning
{
    public static SearchAnswer<int> Find(IEnumerable<Offer<int>> offers, SearchQuery query, Found<int>? after = null)
    {
        var matching = offers.Where(offer => Matches(offer, query)).ToArray();
        var first = matching.Select(offer => new Found<int>(offer.Key, Measure(offer, query))).Order()
            .Where(found => after is not { } last || found.CompareTo(last) > 0).Take(Math.Max(0, query.Limit)).ToArray();
        return new(matching.Length, first);
    }

    public static bool Matches(Offer<int> offer, SearchQuery query) =>
        (query.Near is not { } near || near.MetresTo(offer.Position) <= query.WithinMetres)
        && (query.Box is not { } box || box.Contains(offer.Position.Latitude, offer.Position.Longitude))
        && offer.Beds + Math.Min(offer.Cots, query.Infants) >= query.MinBeds
        && offer.Units >= query.MinUnits
        && (query.Free is not { } days || IsFree(offer, days, query.MinBeds))
        && query.With.All(offer.Tags.Contains)
        && !query.Without.Any(offer.Tags.Contains)
        && query.WithAny.All(any => any.Any(offer.Tags.Contains));

    static bool IsFree(Offer<int> offer, DaySpan days, int beds) =>
        offer.From <= days.From && days.To <= offer.To
        && Enumerable.Range(days.From, Math.Max(0, days.To - days.From + 1)).All(day => !offer.Taken.ToArray().Any(taken => taken.From <= day && day <= taken.To) && !offer.Scarce.ToArray().Any(left => left.Days.From <= day && day <= left.Days.To && left.Beds < beds));

    static double Measure(Offer<int> offer, SearchQuery query) => query.Order switch
    {
        SearchOrder.Freshness => uint.MaxValue - offer.Confirmed,
        SearchOrder.Fit => -Score(offer, query),
        _ => query.Near?.MetresTo(offer.Position) ?? 0,
    };

    static double Score(Offer<int> offer, SearchQuery query)
    {
        var wishes = query.Wishes!;
        var score = wishes.SpareBedPoints * Math.Max(0, offer.Beds - (query.MinBeds - Math.Min(query.Infants, offer.Cots)));
        score += wishes.Tags.Where(wish => wish.Any.Any(offer.Tags.Contains)).Sum(wish => wish.Points);
        return query.Near is { } near ? score + wishes.NearPoints * Math.Max(0, 1 - near.MetresTo(offer.Position) / wishes.NearMetres) : score;
    }
}
