namespace Prytulak.Engines.Matching;

/// <summary>
/// Moves households along paths of exchanges that cost nothing, depth first, none of which crosses another. Each household, unit
/// and pair is looked at once in a pass.
/// </summary>
sealed class FreeExchanges(Exchange exchange)
{
    const int OutsideNode = int.MinValue, FromOutside = -1, Nobody = -1, Done = -2;

    readonly Slots slots = exchange.Slots;
    readonly TightRows rows = exchange.Rows;
    readonly int[] unitSeen = new int[exchange.Levels.Length], reachedBy = new int[exchange.Levels.Length], nextPlace = new int[exchange.Levels.Length];
    readonly int[] householdSeen = new int[exchange.Rows.Households], nextPair = new int[exchange.Rows.Households];
    readonly Stack<int> path = new();
    readonly List<int> cheapest = [];
    int pass, end, nextCheap, nextOut, outsideSeen;

    // How the outside was reached: by a household, a unit (its complement), or not at all, when the path begins there.
    int? outsideBy;
    bool isFound, outsideIsOn;

    /// <summary>One pass; answers how many moved in.</summary>
    public int Pass()
    {
        (pass, nextCheap, nextOut) = (pass + 1, 0, 0);
        var found = 0;
        while (exchange.Vacancies < 0 && Find(Nobody)) found++;
        found += exchange.Seekers.RemoveAll(Find);
        return found;
    }

    bool Find(int seeker)
    {
        path.Clear();
        (isFound, end, outsideIsOn, outsideBy) = (false, Nobody, false, null);
        if (seeker == Nobody) PushOutside();
        else Meet(seeker);
        while (!isFound && path.TryPeek(out var node)) Step(node);
        if (isFound) Move();
        return isFound;
    }

    void Step(int node)
    {
        if (node == OutsideNode) StepOutside();
        else if (node >= 0) StepHousehold(node);
        else StepUnit(~node);
    }

    void StepHousehold(int household)
    {
        var (pair, last, gain) = (nextPair[household], rows.Starts[household + 1], exchange.Gains[household]);
        while (pair < last && (rows.Fits[pair] - exchange.Prices[rows.Units[pair]] != gain || unitSeen[rows.Units[pair]] == pass)) pair++;
        nextPair[household] = pair + 1;
        if (pair < last) MeetUnit(rows.Units[pair], household);
        else path.Pop();
    }

    void StepUnit(int unit)
    {
        var guests = slots.In(unit);
        while (nextPlace[unit] < guests.Length)
            if (guests[nextPlace[unit]++] is >= 0 and var guest && householdSeen[guest] != pass)
            {
                Meet(guest);
                return;
            }
        path.Pop();
    }

    void StepOutside()
    {
        while (nextCheap < cheapest.Count)
            if (unitSeen[cheapest[nextCheap++]] != pass)
            {
                MeetUnit(cheapest[nextCheap - 1], FromOutside);
                return;
            }
        while (nextOut < exchange.StayingOut.Length)
            if (exchange.StayingOut[nextOut++] is var household && exchange.IsOut(household) && householdSeen[household] != pass && exchange.CostIn(household) == 0)
            {
                Meet(household);
                return;
            }
        path.Pop();
    }

    void Meet(int household)
    {
        (householdSeen[household], nextPair[household]) = (pass, rows.Starts[household]);
        path.Push(household);
        if (rows.MayStayOut[household] && exchange.CostOut(household) == 0) MeetOutside(household);
    }

    void MeetUnit(int unit, int by)
    {
        (unitSeen[unit], reachedBy[unit], nextPlace[unit]) = (pass, by, 0);
        path.Push(~unit);
        if (exchange.IsEnd(unit)) (isFound, end) = (true, unit);
        else if (exchange.LeadsOutside(unit) && exchange.Prices[unit] == exchange.Outside) MeetOutside(~unit);
    }

    void MeetOutside(int by)
    {
        if (outsideIsOn) return;
        outsideBy = by;
        if (exchange.Vacancies > 0) isFound = true;
        else PushOutside();
    }

    void PushOutside()
    {
        outsideIsOn = true;
        path.Push(OutsideNode);
        if (outsideSeen == pass) return;
        outsideSeen = pass;
        cheapest.Clear();
        for (var unit = 0; unit < unitSeen.Length; unit++)
            if (exchange.Prices[unit] == exchange.Outside && exchange.TakesFromOutside(unit)) cheapest.Add(unit);
    }

    // Backwards from the end: each takes the place that the one before it has left.
    void Move()
    {
        var unit = end;
        if (unit == Nobody) exchange.Vacancies--;
        do
        {
            unit = unit == Nobody ? LeftForOutside() : TakenOutOf(unit);
        }
        while (unit != Done);
    }

    // The unit that was left by who went outside; done where that one had no place, or the outside itself sent somebody in.
    int LeftForOutside()
    {
        if (outsideBy is not { } by) exchange.Vacancies++;
        else if (by < 0) return ~by;
        else return Left(by);
        return Done;
    }

    // Puts into the unit whoever reached it.
    int TakenOutOf(int unit)
    {
        if (reachedBy[unit] == FromOutside) return Nobody;
        var (household, wasOut) = (reachedBy[unit], exchange.IsOut(reachedBy[unit]));
        var left = Left(household);
        slots.Put(household, unit);
        return wasOut ? Nobody : left;
    }

    int Left(int household)
    {
        var unit = slots.UnitOf(household);
        exchange.Settle(household);
        if (unit < 0) return Done;
        slots.Take(household);
        return unit;
    }
}
