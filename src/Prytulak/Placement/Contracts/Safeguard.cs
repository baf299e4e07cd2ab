using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>
/// Keeps women and their children who come without a man out of homes where only men live, or where nobody has said who does,
/// in every write that leads there (T04). Two of the staff may waive it.
/// </summary>
public sealed class Safeguard(OpenPleas pleas, Stays stays, Waivers waivers)
{
    /// <summary>Refuses a proposal of the unit, unless it has been waived; the home's row is this write's until it ends.</summary>
    public async Task Ask(Write write, Guid household, Guid home, Guid unit)
    {
        if (await Against(write, household, home) is { } residents && !await Waivers.Holds(write, household, unit, residents)) throw new Refusal(Why.Conflict, "stay.residents");
    }

    /// <summary>Uses up the waiver of a stay that has just been proposed, where it needs one.</summary>
    public async Task Propose(Write write, Stay stay)
    {
        if (await Against(write, stay.Household, stay.Accommodation) is { } residents && !await Waivers.Use(write, stay, residents)) throw new Refusal(Why.Conflict, "stay.residents");
    }

    /// <summary>True when those who live there now, and those who would come, are as they may be, or it was waived.</summary>
    public async Task<bool> Holds(Write write, Stay stay) =>
        await Against(write, stay.Household, stay.Accommodation) is not { } residents || await Waivers.Covers(write, stay, residents);

    private async Task<Residents?> Against(Write write, Guid household, Guid home) =>
        await Accommodations.ResidentsOf(write, home) is var residents && MayLive(household, residents) ? null : residents;

    /// <summary>Whether a household may share a home with those; one that is not known of is thought to be without a man.</summary>
    public bool MayLive(Guid household, Residents residents) => Fit.MayLiveWith(pleas.Find(household)?.Needs ?? new(), residents);

    /// <summary>The stays of an organisation that are agreed on or lived in, and against which this stands since their host has said who lives there.</summary>
    public async Task<IReadOnlyList<Stay>> Troubled(Viewer viewer)
    {
        var troubled = new List<Stay>();
        foreach (var stay in await stays.WithOtherResidents(viewer))
            if (!MayLive(stay.Household, Residents.Men) && (await waivers.OfStay(stay.Id))?.Residents is not Residents.Men) troubled.Add(stay);
        return troubled;
    }
}
