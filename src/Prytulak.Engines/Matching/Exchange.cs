namespace Prytulak.Engines.Matching;

/// <summary>
/// Who seeks a place, and which ends a path of exchanges may have: a place that must be taken, or the outside, where those go who
/// may stay out and where places go that may stay empty. No pair costs less than nothing: gain + price ≥ fit.
/// </summary>
sealed class Exchange
{
    readonly bool[] seeks;

    public Exchange(TightRows rows, Slots slots, int[] levels, long[] prices)
    {
        (Rows, Slots, Levels, Prices, Gains, seeks) = (rows, slots, levels, prices, new long[rows.Households], new bool[rows.Households]);
        for (var household = 0; household < rows.Households; household++) Open(household);
        Vacancies = Seekers.Count;
        for (var unit = 0; unit < levels.Length; unit++)
            if (IsEnd(unit)) Vacancies -= slots.Free[unit];
        StayingOut = [.. Enumerable.Range(0, rows.Households).Where(household => rows.MayStayOut[household])];
    }

    public TightRows Rows { get; }
    public Slots Slots { get; }
    public int[] Levels { get; }
    public long[] Prices { get; }
    public long[] Gains { get; }

    /// <summary>The price of the outside.</summary>
    public long Outside { get; private set; }

    /// <summary>How many may still end outside; below zero, how many the outside has to send back in.</summary>
    public int Vacancies { get; set; }

    public List<int> Seekers { get; } = [];

    /// <summary>Everybody who may stay out.</summary>
    public int[] StayingOut { get; }

    public bool IsOpen => Seekers.Count > 0 || Vacancies < 0;

    // At the lowest prices of units, which may be lower than that of its own place.
    void Open(int household)
    {
        if (Rows.Starts[household] == Rows.Starts[household + 1]) return;
        var (unit, own, best) = (Slots.UnitOf(household), long.MinValue, Rows.MayStayOut[household] ? 0 : long.MinValue);
        for (var pair = Rows.Starts[household]; pair < Rows.Starts[household + 1]; pair++)
        {
            var worth = Rows.Fits[pair] - Prices[Rows.Units[pair]];
            best = Math.Max(best, worth);
            if (Rows.Units[pair] == unit) own = worth;
        }
        Gains[household] = best;
        if (unit >= 0 ? own == best : Rows.MayStayOut[household] && best == 0) return;
        if (unit >= 0) Slots.Take(household);
        seeks[household] = true;
        Seekers.Add(household);
    }

    /// <summary>What it costs to move a household to the unit of one of its pairs.</summary>
    public long Cost(int household, int pair) => Gains[household] - Rows.Fits[pair] + Prices[Rows.Units[pair]];

    /// <summary>What it costs that a household goes outside, who may.</summary>
    public long CostOut(int household) => Gains[household] + Outside;

    /// <summary>What it costs that a household comes in again from outside.</summary>
    public long CostIn(int household) => -Outside - Gains[household];

    /// <summary>True where a free place must be taken: in a closed unit, or one that costs more than the outside.</summary>
    public bool IsEnd(int unit) => Slots.Free[unit] > 0 && (Levels[unit] > 0 || Prices[unit] > Outside);

    /// <summary>True where a free place may be taken, which then no longer goes outside.</summary>
    public bool LeadsOutside(int unit) => Slots.Free[unit] > 0 && Levels[unit] == 0 && Prices[unit] <= Outside;

    /// <summary>True where one of the guests may give way to the outside.</summary>
    public bool TakesFromOutside(int unit) => Levels[unit] == 0 && !Slots.IsEmpty(unit);

    public bool IsOut(int household) => Slots.SlotOf(household) < 0 && !seeks[household];

    public void Settle(int household) => seeks[household] = false;

    /// <summary>Raises the price of the outside, before those of units: free places that it overtakes may stay empty from then on.</summary>
    public void RaiseOutside(long by)
    {
        for (var unit = 0; unit < Prices.Length; unit++)
            if (Levels[unit] == 0 && Prices[unit] > Outside && Prices[unit] <= Outside + by) Vacancies += Slots.Free[unit];
        Outside += by;
    }
}
