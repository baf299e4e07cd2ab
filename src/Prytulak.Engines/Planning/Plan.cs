namespace Prytulak.Engines.Planning;

/// <summary>
/// Who goes where, the best for the whole network over every pair that is allowed, with the prices that prove it. Its numbers are
/// those of the households and units it was made of. Where homes are shared, the prices prove that it is the best with the homes
/// divided as they are, and the bound is over all ways to divide them.
/// </summary>
public sealed class Plan
{
    /// <summary>The unit of each household; −1 where there is none for it.</summary>
    public required int[] Units { get; init; }

    /// <summary>The same by the numbers of the problem that was asked.</summary>
    public IEnumerable<int> Homes => Units.Select(unit => unit < 0 ? -1 : Problem.Asked[unit]);

    internal Plan(LivePlan network, PlanProblem problem) => (Network, Problem) = (network, problem);

    /// <summary>The problem that the numbers of units here refer to: the one that was asked, where no home is shared; else one in which each shared home is divided into rooms.</summary>
    public PlanProblem Problem { get; }

    /// <summary>The plan as it can be asked what would be otherwise.</summary>
    internal LivePlan Network { get; }

    /// <summary>What each household gains, and what one more place in each unit would be worth; see <see cref="Matching.Assignment"/>.</summary>
    public required long[] HouseholdPrices { get; init; }
    public required long[] UnitPrices { get; init; }

    /// <summary>As in <see cref="PlanProblem.Scale"/>.</summary>
    public required long Scale { get; init; }

    /// <summary>The worth of this plan, and what no plan can exceed.</summary>
    public long Objective { get; internal set; }
    public long Bound { get; internal set; }

    /// <summary>Which of the groups live near each other, whether because of the wish or not.</summary>
    public bool[] Together => [.. Problem.Groups.Select(group => group.All(one => group.All(other => AreNear(Units[one], Units[other]))))];

    bool AreNear(int one, int other) => one >= 0 && other >= 0 && Problem.Units[one].At.MetresTo(Problem.Units[other].At) <= PlanProblem.NearKm * 1000;

    /// <summary>How many pairs were held at the end, and how many times more of them were looked for among all.</summary>
    public required int Pairs { get; init; }
    public required int Rounds { get; init; }

    /// <summary>By how much the best plan could be better, as a share of this one; 0 where it is proved to be the best.</summary>
    public double Gap => Bound == Objective ? 0 : (double)(Bound - Objective) / Math.Max(1, Objective);

    public int Placed => Units.Count(unit => unit >= 0);
}

/// <summary>How far a plan has come: pairs held, households that could still gain, and how much better the best plan can be at most; without end while only who is placed is looked for.</summary>
public readonly record struct PlanProgress(int Round, int Pairs, int Improvable, double Gap);
