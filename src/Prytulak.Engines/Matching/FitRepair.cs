namespace Prytulak.Engines.Matching;

/// <summary>
/// Makes an almost best placement a best one. Whoever is not at its best place gives it up; then all of them, and all places that
/// must not stay empty, are brought together by shortest paths of exchanges, many at a time (Hopcroft and Karp, 1973; Gabow and
/// Tarjan, 1989), with prices as potentials (Edmonds and Karp, 1972). Where no exchange is free of charge any more, one search from
/// all of them together says how dear the cheapest is, and prices rise by as much.
/// </summary>
static class FitRepair
{
    /// <summary>The prices of units, without their levels, that prove the placement in the slots; m log n for each distance there is.</summary>
    public static long[] Run(TightRows rows, Slots slots, int[] levels, long[] prices, CancellationToken stop)
    {
        var exchange = new Exchange(rows, slots, levels, prices);
        var (free, nearest) = (new FreeExchanges(exchange), new NearestEnd(exchange));
        while (exchange.IsOpen)
        {
            stop.ThrowIfCancellationRequested();
            if (free.Pass() == 0) nearest.Raise();
        }
        for (var unit = 0; unit < prices.Length; unit++) prices[unit] -= exchange.Outside;
        return prices;
    }
}
