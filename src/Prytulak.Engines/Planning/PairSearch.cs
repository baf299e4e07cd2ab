using System.Numerics;

namespace Prytulak.Engines.Planning;

/// <summary>Finds for a household the units from which it gains most, over all that are allowed; one for each thread.</summary>
sealed class PairSearch(UnitTree tree, PlanWeights weights)
{
    SoughtUnits sought;

    /// <summary>Offers every allowed unit whose fit less its price can still be among the best.</summary>
    public void Run(in PackedHousehold household, BestPairs best)
    {
        sought = new(household, weights);
        foreach (var root in tree.Roots)
            if (tree.Nodes[root].Most(household, weights) > best.Floor) Visit(tree.Nodes[root], household, best);
    }

    void Visit(in UnitNode node, in PackedHousehold household, BestPairs best)
    {
        if (UnitTree.IsLeaf(node)) Look(node, household, best);
        else Descend(node, household, best);
    }

    // The most promising child first, so that the others can be left out.
    void Descend(in UnitNode node, in PackedHousehold household, BestPairs best)
    {
        Span<long> most = stackalloc long[node.End - node.Start];
        for (var child = 0; child < most.Length; child++) most[child] = tree.Nodes[node.Start + child].Most(household, weights);
        for (var left = most.Length; left > 0; left--)
        {
            var next = 0;
            for (var child = 1; child < most.Length; child++)
                if (most[child] > most[next]) next = child;
            if (most[next] <= best.Floor) return;
            Visit(tree.Nodes[node.Start + next], household, best);
            most[next] = long.MinValue;
        }
    }

    void Look(in UnitNode leaf, in PackedHousehold household, BestPairs best)
    {
        var common = leaf.Common(household, weights);
        for (var (unit, end) = (leaf.Start, ~leaf.End); unit < end; unit += UnitLanes.Lanes)
        {
            var candidates = tree.Lanes.Candidates(unit, sought, common, best.Floor);
            if (end - unit < UnitLanes.Lanes) candidates &= (1u << end - unit) - 1;
            for (; candidates != 0; candidates &= candidates - 1) Look(unit + BitOperations.TrailingZeroCount(candidates), household, best);
        }
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
