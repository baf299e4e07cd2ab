namespace Prytulak.Engines.Matching;

/// <summary>
/// Places households by an auction (Bertsekas, 1979; for places that are alike, Bertsekas and Castañon, 1989): whoever has no
/// place bids for the best one as much as it is better than the second best, or a step where that is less. Prices only rise.
/// With whole numbers and steps of one, few are left whose place is not quite the best, or who have none: they are repaired
/// after it (<see cref="FitRepair"/>). In closed units, where every place is taken in the end, larger steps come first.
/// A bid looks at the eight best pairs of before, and at all only where another could be better by now.
/// </summary>
sealed class FitAuction
{
    const int Kept = 8, Line = 2 * Kept, BidsEach = 60, Finer = 16;

    readonly TightRows rows;
    readonly Slots slots;
    readonly long[] slotPrices, seconds, others;
    readonly int[] kept, queue;
    readonly long jump;
    int first, waiting;

    FitAuction(TightRows rows, Slots slots, int[] levels, long fitRange)
    {
        (this.rows, this.slots, slotPrices, jump) = (rows, slots, new long[slots.First(levels.Length)], fitRange + 1);
        (Prices, seconds) = (new long[levels.Length], new long[levels.Length]);
        (kept, others, queue) = (new int[rows.Households * Line], new long[rows.Households], new int[rows.Households]);
        for (var unit = 0; unit < levels.Length; unit++)
        {
            // Low enough that nearly every place of a closed unit finds somebody, and not so low that each is fought for.
            slotPrices.AsSpan(slots.First(unit)..slots.First(unit + 1)).Fill(levels[unit] > 0 ? -fitRange / 5 : 0);
            Reprice(unit);
        }
    }

    /// <summary>The lowest price of a place in each unit.</summary>
    public long[] Prices { get; }

    /// <summary>Fills the places, and answers the prices of units.</summary>
    public static long[] Run(TightRows rows, Slots slots, int[] levels, long fitRange, CancellationToken stop)
    {
        var auction = new FitAuction(rows, slots, levels, fitRange);
        var step = 1L;
        while (step * Finer * 4 <= fitRange) step *= Finer;
        for (; step > 1; step /= Finer) auction.Round(step, closedOnly: true, stop);
        auction.Round(1, closedOnly: false, stop);
        return auction.Prices;
    }

    void Round(long step, bool closedOnly, CancellationToken stop)
    {
        (first, waiting) = (0, 0);
        for (var household = 0; household < rows.Households; household++)
            if (rows.Starts[household] < rows.Starts[household + 1] && (rows.Closed[household] || !closedOnly)) Review(household, step);
        for (var bids = (long)BidsEach * waiting; waiting > 0 && bids > 0; bids--)
        {
            if ((bids & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
            Bid(Dequeue(), step);
        }
    }

    // Whoever is within a step of the best stays where it is.
    void Review(int household, long step)
    {
        Keep(household);
        if (slots.SlotOf(household) is >= 0 and var slot)
        {
            var (_, best, _) = Best(household);
            if (rows.MayStayOut[household]) best = Math.Max(best, 0);
            if (FitIn(household, slots.UnitOf(household)) - slotPrices[slot] >= best - step) return;
            slots.Take(household);
        }
        Enqueue(household);
    }

    void Bid(int household, long step)
    {
        var (unit, worth, second) = Best(household);
        if (second < others[household])
        {
            Keep(household);
            (unit, worth, second) = Best(household);
        }
        // Another place in the same unit is an alternative, too.
        if (seconds[unit] != long.MaxValue) second = Math.Max(second, worth + Prices[unit] - seconds[unit]);
        if (rows.MayStayOut[household])
        {
            if (worth < 0) return;
            second = Math.Max(second, 0);
        }
        // Who has nowhere else to go will not give way to anybody.
        Take(household, unit, Prices[unit] + (second == long.MinValue ? jump : Math.Max(worth - second, step)));
    }

    void Take(int household, int unit, long price)
    {
        var (slot, end) = (slots.First(unit), slots.First(unit + 1));
        while (slotPrices[slot] != Prices[unit]) slot++;
        if (slots.In(unit)[slot - slots.First(unit)] is >= 0 and var guest)
        {
            slots.Take(guest);
            Enqueue(guest);
        }
        slots.PutAt(household, slot);
        slotPrices[slot] = price;
        if (end - slots.First(unit) == 1) Prices[unit] = price;
        else Reprice(unit);
    }

    void Reprice(int unit)
    {
        var (lowest, second) = (long.MaxValue, long.MaxValue);
        foreach (var price in slotPrices.AsSpan(slots.First(unit)..slots.First(unit + 1)))
            if (price < lowest) (lowest, second) = (price, lowest);
            else if (price < second) second = price;
        (Prices[unit], seconds[unit]) = (lowest, second);
    }

    (int Unit, long Worth, long Second) Best(int household)
    {
        var (best, worth, second) = (-1, long.MinValue, long.MinValue);
        var line = kept.AsSpan(household * Line, Line);
        for (var i = 0; i < Kept && line[i] >= 0; i++)
        {
            var here = line[Kept + i] - Prices[line[i]];
            if (here > worth) (best, worth, second) = (line[i], here, worth);
            else if (here > second) second = here;
        }
        return (best, worth, second);
    }

    // The eight best pairs as of now, and what the next is worth: since prices only rise, no other will ever be worth more.
    void Keep(int household)
    {
        Span<long> worths = stackalloc long[Kept + 1];
        Span<int> best = stackalloc int[Kept + 1];
        var count = 0;
        for (var pair = rows.Starts[household]; pair < rows.Starts[household + 1]; pair++)
        {
            var worth = rows.Fits[pair] - Prices[rows.Units[pair]];
            if (count == worths.Length && worth <= worths[^1]) continue;
            var at = count < worths.Length ? count++ : count - 1;
            for (; at > 0 && worths[at - 1] < worth; at--) (worths[at], best[at]) = (worths[at - 1], best[at - 1]);
            (worths[at], best[at]) = (worth, pair);
        }
        var line = kept.AsSpan(household * Line, Line);
        for (var i = 0; i < Kept; i++) (line[i], line[Kept + i]) = i < count ? (rows.Units[best[i]], rows.Fits[best[i]]) : (-1, 0);
        others[household] = count == worths.Length ? worths[^1] : long.MinValue;
    }

    int FitIn(int household, int unit) => rows.Fits[Array.IndexOf(rows.Units, unit, rows.Starts[household])];

    void Enqueue(int household)
    {
        var at = first + waiting++;
        queue[at < queue.Length ? at : at - queue.Length] = household;
    }

    int Dequeue()
    {
        var household = queue[first];
        first = first + 1 == queue.Length ? 0 : first + 1;
        waiting--;
        return household;
    }
}
