using Prytulak.Engines.Planning;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>The households and free nights of an organisation that a plan brings together, in the terms of the application and of the engine.</summary>
public sealed class PlanInput
{
    public required DateOnly Today { get; init; }

    /// <summary>Who waits and has nothing before them; the same numbers as <see cref="Households"/>.</summary>
    public required IReadOnlyList<Plea> Pleas { get; init; }
    public required IReadOnlyList<PlanHousehold> Households { get; init; }

    /// <summary>The free nights; the same numbers as <see cref="Units"/>.</summary>
    public required IReadOnlyList<FreeGap> Gaps { get; init; }
    public required IReadOnlyList<PlanUnit> Units { get; init; }

    /// <summary>Households, by their numbers, that wish to live near each other: two or three at a time, and none twice.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    /// <summary>Who waits and is not planned for.</summary>
    public required LeftOut LeftOut { get; init; }

    public bool IsAs(PlanInput other) =>
        Today == other.Today && LeftOut == other.LeftOut && Pleas.Select(plea => plea.Id).SequenceEqual(other.Pleas.Select(plea => plea.Id))
        && Gaps.Select(Of).SequenceEqual(other.Gaps.Select(Of)) && Households.SequenceEqual(other.Households) && Units.SequenceEqual(other.Units)
        && Groups.Count == other.Groups.Count && Groups.Zip(other.Groups).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>The numbers that households and units had in another input, where they are the same in every respect; −1 where they are not.</summary>
    public (int[] Households, int[] Units) In(PlanInput other)
    {
        var (pleas, gaps) = (other.Pleas.Index().ToDictionary(plea => plea.Item.Id, plea => plea.Index), other.Gaps.Index().ToDictionary(gap => Of(gap.Item), gap => gap.Index));
        // Homes that somebody may not have are named by numbers, which may be others' now.
        return ([.. Households.Index().Select(one => pleas.TryGetValue(Pleas[one.Index].Id, out var was) && one.Item == other.Households[was] && one.Item.Barred.Count == 0 ? was : -1)],
            [.. Units.Index().Select(one => gaps.TryGetValue(Of(Gaps[one.Index]), out var was) && one.Item == other.Units[was] ? was : -1)]);
    }

    private static (Guid, int, int) Of(FreeGap gap) => (gap.Unit.Unit, gap.From, gap.To);

    /// <summary>The nights that a household gets in a gap: from its first, as many as it asks for and the gap has.</summary>
    public (DateOnly From, DateOnly To) NightsOf(int household, int unit)
    {
        var from = DateOnly.FromDayNumber(Households[household].From);
        var (asked, end) = (Pleas[household].Needs.Until ?? from.AddDays(Contracts.StayDates.UsualNights), DateOnly.FromDayNumber(Gaps[unit].To));
        return (from, asked < end ? asked : end);
    }
}

/// <summary>Households that wait and are not planned for, and why.</summary>
/// <param name="Asked">A proposal is before them already, or waits its turn.</param>
/// <param name="Unaccompanied">Children without an adult never go to private hosts (T05).</param>
/// <param name="Over">The nights that they asked for are past.</param>
public sealed record LeftOut(int Asked, int Unaccompanied, int Over);
