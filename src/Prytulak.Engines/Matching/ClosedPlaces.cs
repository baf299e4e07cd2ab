namespace Prytulak.Engines.Matching;

/// <summary>
/// Fills places of closed units that the auction has left empty, by a reverse auction (Bertsekas and Castañon, 1992): the place
/// falls in price until somebody is better off there, one step below what the next would pay; and then theirs is empty. It ends
/// with somebody who had none.
/// </summary>
sealed class ClosedPlaces
{
    const int StepsEach = 30;

    readonly TightRows rows;
    readonly Slots slots;
    readonly long[] prices, gains;
    readonly int[] starts, households, fits;

    ClosedPlaces(TightRows rows, Slots slots, long[] prices)
    {
        (this.rows, this.slots, this.prices) = (rows, slots, prices);
        (gains, starts, households, fits) = (new long[rows.Households], new int[prices.Length + 1], new int[rows.Starts[^1]], new int[rows.Starts[^1]]);
    }

    /// <summary>Lowers prices of units so that places find somebody; leaves the rest to others after a number of steps linear in the households.</summary>
    public static void Fill(TightRows rows, Slots slots, int[] levels, long[] prices)
    {
        var empty = new Queue<int>(Enumerable.Range(0, prices.Length).Where(unit => levels[unit] > 0).SelectMany(unit => Enumerable.Repeat(unit, slots.Free[unit])));
        if (empty.Count == 0) return;
        var places = new ClosedPlaces(rows, slots, prices);
        places.Prepare();
        for (var steps = (long)StepsEach * rows.Households; steps > 0 && empty.TryDequeue(out var unit); steps--)
            if (places.Offer(unit) is >= 0 and var left) empty.Enqueue(left);
    }

    // Who may come to each unit, and what each of them has now.
    void Prepare()
    {
        for (var household = 0; household < rows.Households; household++)
        {
            if (!rows.Closed[household]) continue;
            for (var pair = rows.Starts[household]; pair < rows.Starts[household + 1]; pair++) starts[rows.Units[pair] + 1]++;
        }
        for (var unit = 0; unit < prices.Length; unit++) starts[unit + 1] += starts[unit];
        int[] next = [.. starts];
        for (var household = 0; household < rows.Households; household++)
        {
            if (!rows.Closed[household]) continue;
            var (own, best) = (slots.UnitOf(household), rows.MayStayOut[household] ? 0 : long.MinValue);
            for (var pair = rows.Starts[household]; pair < rows.Starts[household + 1]; pair++)
            {
                var (unit, worth) = (rows.Units[pair], rows.Fits[pair] - prices[rows.Units[pair]]);
                (households[next[unit]], fits[next[unit]++]) = (household, rows.Fits[pair]);
                if (unit == own || own < 0) best = unit == own ? worth : Math.Max(best, worth);
            }
            gains[household] = best;
        }
    }

    // Answers the unit that was left for this one; −1 where somebody came who had none, or nobody can.
    int Offer(int unit)
    {
        var (best, offer, second) = (-1, long.MinValue, long.MinValue);
        for (var at = starts[unit]; at < starts[unit + 1]; at++)
        {
            if (slots.UnitOf(households[at]) == unit) continue;
            var here = fits[at] - gains[households[at]];
            if (here > offer) (best, offer, second) = (at, here, offer);
            else if (here > second) second = here;
        }
        if (best < 0) return -1;
        var (household, left) = (households[best], slots.UnitOf(households[best]));
        prices[unit] = Math.Min(prices[unit], (second == long.MinValue ? offer : second) - 1);
        gains[household] = fits[best] - prices[unit];
        if (left >= 0) slots.Take(household);
        slots.Put(household, unit);
        return left;
    }
}
