using System.Numerics;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Planning;

/// <summary>Finds for a household the units from which it gains most, over all that are allowed; one for each thread.</summary>
sealed class PairSearch(UnitTree tree, PlanWeights weights)
{
    SoughtUnits sought;
    bool onlyCheaper;
    int turn;

    /// <summary>Offers every allowed unit whose fit less its price can still be among the best.</summary>
    /// <param name="turn">Among what is equally promising, where to begin: others should not all be shown the same first.</param>
    /// <param name="onlyCheaper">True to leave out units that have not become cheaper by the last prices.</param>
    public void Run(in PackedHousehold household, BestPairs best, int turn, bool onlyCheaper)
    {
        (sought, this.turn, this.onlyCheaper) = (new(household, weights), turn, onlyCheaper);
        Visit(tree.Top, tree.Entries.Length - tree.Top, household, best);
    }

    // The most promising first, so that others can be left out.
    void Visit(int start, int count, in PackedHousehold household, BestPairs best)
    {
        var among = (onlyCheaper ? tree.Lanes.Cheaper(start) : uint.MaxValue) & (count < TreeLanes.Lanes ? (1u << count) - 1 : uint.MaxValue);
        if (among == 0) return;
        var candidates = among & tree.Lanes.Candidates(start, sought, best.Floor, out var gains);
        while (candidates != 0)
        {
            var most = Most(candidates, gains);
            candidates &= ~(1u << most);
            Open(start + most, household, best);
        }
    }

    int Most(uint candidates, Vector512<float> gains)
    {
        var later = candidates & uint.MaxValue << (turn & TreeLanes.Lanes - 1);
        var most = BitOperations.TrailingZeroCount(later == 0 ? candidates : later);
        for (var others = candidates & ~(1u << most); others != 0; others &= others - 1)
            if (gains[BitOperations.TrailingZeroCount(others)] > gains[most]) most = BitOperations.TrailingZeroCount(others);
        return most;
    }

    void Open(int entry, in PackedHousehold household, BestPairs best)
    {
        if (entry < tree.Units.Length) Look(entry, household, best);
        else Visit(tree.Entries[entry].Start, tree.Entries[entry].Count, household, best);
    }

    void Look(int number, in PackedHousehold household, BestPairs best)
    {
        ref readonly var unit = ref tree.Units[number];
        if (!PairRules.Allows(household, unit) || household.Barred?.Contains(number) == true) return;
        var chord2 = household.HasWish ? PairRules.Chord2(household, unit) : 0;
        if (chord2 > household.MostChord2) return;
        var fit = PairRules.Fit(household, unit, chord2, weights);
        best.Offer(number, fit, fit - unit.Price);
    }
}
