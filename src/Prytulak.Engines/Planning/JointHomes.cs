using System.Collections.Concurrent;
using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Finds for each group, over all allowed pairs and at the prices of the tree, units near each other that cost its members less
/// than the bonus. What a member misses in a unit is what it could gain elsewhere; units by which it misses less than the bonus
/// are put into squares as wide as what is near, so that only neighbours are compared.
/// </summary>
sealed class JointHomes(PlanProblem problem, CancellationToken stop)
{
    const int Choices = 8, MostUnits = 2000, Together = 16;

    // The square of what is near, straight through the earth, in its radii.
    static readonly double NearChord = 2 * Math.Sin(PlanProblem.NearKm / PackedHousehold.EarthKm / 2), Near2 = NearChord * NearChord;

    /// <summary>The pairs of the best choices of each group, and what it misses by the best of them at least: no less than the bonus where there is none.</summary>
    /// <param name="gains">What each household gains at most, over all allowed pairs.</param>
    public (List<(int Household, LivePair Pair)>[] Pairs, long[] Missing) Find(Func<int, long> gains)
    {
        var (pairs, missing) = (new List<(int, LivePair)>[problem.Groups.Count], new long[problem.Groups.Count]);
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, pairs.Length), Together), new ParallelOptions { CancellationToken = stop }, range =>
        {
            var (search, best) = (new PairSearch(problem.Tree, problem.Weights), new BestPairs(1, MostUnits));
            for (var group = range.Item1; group < Math.Min(pairs.Length, range.Item2); group++) (pairs[group], missing[group]) = Of(problem.Groups[group], gains, search, best);
        });
        return (pairs, missing);
    }

    /// <summary>Whether two units of the tree are near each other.</summary>
    public bool AreNear(int one, int other)
    {
        ref readonly var a = ref problem.Tree.Units[one];
        ref readonly var b = ref problem.Tree.Units[other];
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return x * x + y * y + z * z <= Near2;
    }

    (List<(int, LivePair)>, long) Of(IReadOnlyList<int> members, Func<int, long> gains, PairSearch search, BestPairs best)
    {
        var (lists, listed) = (new Candidate[members.Count][], (long)problem.Weights.Together);
        for (var member = 0; member < lists.Length; member++)
        {
            lists[member] = List(members[member], gains(members[member]), search, best);
            // What did not find room misses as much as the last that did.
            if (best.IsFull) listed = Math.Min(listed, lists[member][^1].Missing);
        }
        var choices = new Choosing(this, lists);
        choices.Choose(0, 0);
        List<(int, LivePair)> pairs = [.. choices.Found.SelectMany(choice => choice.Units.Select((candidate, member) => (members[member], new LivePair(candidate.Unit, candidate.Fit)))).Distinct()];
        return (pairs, Math.Min(listed, choices.Found is [var first, ..] ? first.Missing : problem.Weights.Together));
    }

    // The least missing first.
    Candidate[] List(int household, long gain, PairSearch search, BestPairs best)
    {
        var most = gain - problem.Scale * problem.Priorities[household];
        best.Begin(most - problem.Weights.Together, household);
        search.Run(problem.Packed[household], best, turn: household, onlyCheaper: false);
        Candidate[] list = [.. best.Units.Zip(best.Fits, (unit, fit) => new Candidate(Math.Max(0, most - fit + problem.Tree.Units[unit].Price), unit, fit))];
        Array.Sort(list, (one, other) => (one.Missing, one.Unit).CompareTo((other.Missing, other.Unit)));
        return list;
    }

    /// <summary>A unit that a member could have, and what it misses there.</summary>
    readonly record struct Candidate(long Missing, int Unit, int Fit);

    /// <summary>Chooses a unit for each member in turn, the best few for all together.</summary>
    sealed class Choosing(JointHomes homes, Candidate[][] lists)
    {
        readonly Dictionary<(int, int, int), List<Candidate>>[] squares = [.. lists.Select(list => list.GroupBy(candidate => homes.Square(candidate.Unit)).ToDictionary(square => square.Key, square => square.ToList()))];
        readonly Candidate[] chosen = new Candidate[lists.Length];
        long limit = homes.Bonus;

        public List<(long Missing, Candidate[] Units)> Found { get; } = [];

        public void Choose(int member, long missing)
        {
            if (member == lists.Length)
            {
                Add(missing);
                return;
            }
            foreach (var list in member == 0 ? [lists[0]] : Around(member))
                foreach (var candidate in list)
                {
                    if (missing + candidate.Missing >= limit) break;
                    if (!Fits(candidate.Unit, member)) continue;
                    chosen[member] = candidate;
                    Choose(member + 1, missing + candidate.Missing);
                }
        }

        IEnumerable<IEnumerable<Candidate>> Around(int member)
        {
            var (x, y, z) = homes.Square(chosen[0].Unit);
            for (var neighbour = 0; neighbour < 27; neighbour++)
                if (squares[member].TryGetValue((x + neighbour % 3 - 1, y + neighbour / 3 % 3 - 1, z + neighbour / 9 - 1), out var list)) yield return list;
        }

        bool Fits(int unit, int member)
        {
            var alike = 1;
            for (var other = 0; other < member; other++)
            {
                if (!homes.AreNear(chosen[other].Unit, unit)) return false;
                if (chosen[other].Unit == unit) alike++;
            }
            return alike <= homes.Count(unit);
        }

        void Add(long missing)
        {
            var at = Found.FindIndex(other => other.Missing > missing);
            Found.Insert(at < 0 ? Found.Count : at, (missing, [.. chosen]));
            if (Found.Count > Choices) Found.RemoveAt(Choices);
            if (Found.Count == Choices) limit = Found[^1].Missing;
        }
    }

    long Bonus => problem.Weights.Together;

    int Count(int unit) => problem.Units[problem.Tree.Order[unit]].Count;

    (int, int, int) Square(int unit)
    {
        ref readonly var at = ref problem.Tree.Units[unit];
        return ((int)Math.Floor(at.X / NearChord), (int)Math.Floor(at.Y / NearChord), (int)Math.Floor(at.Z / NearChord));
    }
}
