namespace Prytulak.Engines.Matching;

/// <summary>How households and units were before the first change since it began, so that all can be as it was in the time that the changes took.</summary>
sealed class LiveJournal
{
    readonly List<(int Household, LiveHousehold State, int Home, long Need)> households = [];
    readonly List<(int Unit, LiveUnit State, long Price)> units = [];
    readonly List<(int Household, int Unit, int Fit)> fits = [];
    int[] householdTurns = [], unitTurns = [];
    int turn;

    public bool IsOpen { get; private set; }

    /// <summary>The households and units that may be otherwise now, and what they needed and cost before.</summary>
    public IEnumerable<(int Household, long Need)> Households => households.Select(one => (one.Household, one.Need));
    public IEnumerable<(int Unit, long Price)> Units => units.Select(one => (one.Unit, one.Price));

    public void Begin(int householdCount, int unitCount)
    {
        (IsOpen, turn) = (true, turn + 1);
        if (householdTurns.Length < householdCount) householdTurns = new int[householdCount];
        if (unitTurns.Length < unitCount) unitTurns = new int[unitCount];
        households.Clear();
        units.Clear();
        fits.Clear();
    }

    /// <summary>What has changed stays.</summary>
    public void End() => IsOpen = false;

    public void Keep(int household, in LiveHousehold state, int home, long need)
    {
        if (householdTurns[household] == turn) return;
        householdTurns[household] = turn;
        households.Add((household, state, home, need));
    }

    public void Keep(int unit, in LiveUnit state, long price)
    {
        if (unitTurns[unit] == turn) return;
        unitTurns[unit] = turn;
        units.Add((unit, state, price));
    }

    public void KeepFit(int household, int unit, int fit) => fits.Add((household, unit, fit));

    /// <summary>The fits that were replaced, the last first.</summary>
    public IEnumerable<(int Household, int Unit, int Fit)> Fits => fits.AsEnumerable().Reverse();

    /// <summary>Puts everything back, but for the fits.</summary>
    public void Undo(LiveHousehold[] states, int[] homes, long[] needs, LiveUnit[] unitStates, long[] prices)
    {
        foreach (var (household, state, home, need) in households) (states[household], homes[household], needs[household]) = (state, home, need);
        foreach (var (unit, state, price) in units) (unitStates[unit], prices[unit]) = (state, price);
    }
}
