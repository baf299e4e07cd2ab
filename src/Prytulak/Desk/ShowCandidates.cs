using System.Numerics;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Desk;

/// <summary>A home that might do, with every constraint named.</summary>
/// <param name="Waiver">What was asked of a colleague for it; null where nothing was.</param>
/// <param name="BedsFree">Of a shared room, how many beds are free on all of these nights; null for any other.</param>
/// <param name="MayAsk">True where nothing but who lives there stands in the way, and a colleague may be asked.</param>
public sealed record Candidate(Guid Unit, HomeFacts? Home, bool Fits, WaiverState? Waiver, bool MayAsk, IReadOnlyList<ConstraintSaid> Constraints, DateOnly From, DateOnly To, int? DistanceKm, int? BedsFree, DateTimeOffset ConfirmedAt);

/// <summary>A constraint in the reader's words.</summary>
public sealed record ConstraintSaid(string Name, bool Holds, bool IsHard, string Sentence);

/// <summary>How many homes would fit if this one thing were otherwise.</summary>
public sealed record Obstacle(Obstacles Name, int Count);

/// <summary>The homes for a household: those that fit, best first, then the nearest misses with what is missing.</summary>
/// <param name="Obstacles">What alone stands in the way, of all homes; what keeps out most comes first.</param>
/// <param name="Hidden">Those of the best that this reader may not see now.</param>
public sealed record Candidates(Guid Household, string Reference, Needs Needs, IReadOnlyList<Candidate> Fitting, int FittingTotal, IReadOnlyList<Candidate> Misses,
    IReadOnlyList<Obstacle> Obstacles, HiddenHomes? Hidden);

/// <summary>Looks through every free unit of the organisation for one household.</summary>
public static class ShowCandidates
{
    // One look is ten records of an hour's, so misses are told where few homes fit.
    private const int Most = 10;

    public static async Task<IResult> Show(Visit visit, Guid id, OpenPleas pleas, Households households, FreeUnits units, HomeViews homes, HomeReads reads, BarredPairs barred, Waivers waivers, Places places, TimeProvider clock)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var plea = await ShowCase.Visible(visit, id, pleas, households);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (wish, fitting, misses) = (places.Find(plea.Needs.Wish)?.Position, new Shortlist(Most), new Shortlist(Most));
        var alone = new Dictionary<Obstacles, int>();
        var (parted, asked) = (await barred.Of(id), await waivers.Of(visit.Viewer, id));
        foreach (var unit in units.Of(organisation).Where(unit => !parted.Contains(unit.Host)))
        {
            var rank = Judge(plea.Needs, unit, wish, today, asked.GetValueOrDefault(unit.Unit));
            (rank.Fits ? fitting : misses).Offer(rank);
            if (BitOperations.IsPow2((int)rank.Against)) alone[rank.Against] = alone.GetValueOrDefault(rank.Against) + 1;
        }
        var best = fitting.BestFirst().Concat(misses.BestFirst()).Take(Most).ToList();
        var shown = await reads.Show(visit.Act("placement"), best.Select(rank => rank.Unit.Accommodation));
        var candidates = new List<Candidate>();
        foreach (var rank in best.Where(rank => shown.Homes.Contains(rank.Unit.Accommodation))) candidates.Add(await Describe(visit, plea, rank, homes, asked.GetValueOrDefault(rank.Unit.Unit)));
        return visit.Page<ShowCandidatesPage, Candidates>(new(id, plea.Reference, plea.Needs,
            [.. candidates.Where(c => c.Fits)], fitting.Offered, [.. candidates.Where(c => !c.Fits)],
            [.. alone.Select(one => new Obstacle(one.Key, one.Value)).OrderByDescending(one => one.Count).ThenBy(one => one.Name)], shown.Hidden));
    }

    private static Rank Judge(Needs needs, FreeUnit unit, Position? wish, DateOnly today, Waiver? waiver)
    {
        var (from, to) = StayDates.For(needs, unit, today);
        var km = wish is { } place && unit.Position is { } home ? place.MetresTo(home) / 1000 : (double?)null;
        return new(unit, from, to, km, Fit.Against(needs, unit, from, to, km) & ~WaivedBy(waiver, unit), Fit.Score(needs, unit, from, to, km, WaivedBy(waiver, unit)));
    }

    private static Obstacles WaivedBy(Waiver? waiver, FreeUnit unit) => waiver is { State: WaiverState.Agreed } && waiver.Residents == unit.Residents ? Obstacles.Residents : Obstacles.None;

    private static async Task<Candidate> Describe(Visit visit, Plea plea, Rank rank, HomeViews homes, Waiver? waiver) => new(
        rank.Unit.Unit, await homes.Of(rank.Unit.Accommodation, rank.Unit.Unit, visit.Text), rank.Fits, waiver?.State, waiver is null && rank.Against is Obstacles.Residents,
        [.. Fit.Check(plea.Needs, rank.Unit, rank.From, rank.To, rank.Km, WaivedBy(waiver, rank.Unit)).Select(c => new ConstraintSaid(c.Key, c.Holds, c.IsHard, c.Say(visit.Text)))],
        rank.From, rank.To, rank.Km is { } km ? (int)Math.Round(km) : null, rank.Unit.Shared ? rank.Unit.BedsLeft(rank.From.DayNumber, rank.To.DayNumber) : null, rank.Unit.ConfirmedAt);

    private readonly record struct Rank(FreeUnit Unit, DateOnly From, DateOnly To, double? Km, Obstacles Against, double Score)
    {
        public bool Fits => Against is Obstacles.None;
    }

    // A list of all, sorted, would be megabytes for every look.
    private sealed class Shortlist(int most)
    {
        private readonly PriorityQueue<Rank, Rank> kept = new(Comparer<Rank>.Create((a, b) => a.Score.CompareTo(b.Score) is not 0 and var by ? by : b.Unit.Unit.CompareTo(a.Unit.Unit)));

        public int Offered { get; private set; }

        public void Offer(Rank rank)
        {
            Offered++;
            if (kept.Count < most) kept.Enqueue(rank, rank);
            else kept.EnqueueDequeue(rank, rank);
        }

        public IEnumerable<Rank> BestFirst() => kept.UnorderedItems.Select(item => item.Element).OrderByDescending(r => r.Score).ThenBy(r => r.Unit.Unit);
    }
}
