using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>
/// Keeps women and their children who come without a man out of homes where only men live, or where nobody has said who does,
/// in every write that leads there (T04); two of the staff may waive it. And out of shared rooms whoever has not said that they can
/// share one, and women without a man unless it is for women only; nobody may waive that.
/// </summary>
public sealed class Safeguard(OpenPleas pleas, Stays stays, Waivers waivers)
{
    /// <summary>Refuses a proposal of the unit, unless what stands against it has been waived; the home's row is this write's until it ends.</summary>
    public async Task Ask(Write write, Guid household, Guid home, Guid unit)
    {
        if (await Against(write, household, home) is { } residents && !await Waivers.Holds(write, household, unit, residents)) throw new Refusal(Why.Conflict, "stay.residents");
        if (!await MaySleep(write, household, unit)) throw new Refusal(Why.Conflict, "stay.shared");
    }

    /// <summary>Uses up the waiver of a stay that has just been proposed, where it needs one.</summary>
    public async Task Propose(Write write, Stay stay)
    {
        if (await Against(write, stay.Household, stay.Accommodation) is { } residents && !await Waivers.Use(write, stay, residents)) throw new Refusal(Why.Conflict, "stay.residents");
    }

    /// <summary>True when those who live there now, and those who would come, are as they may be, or it was waived.</summary>
    public async Task<bool> Holds(Write write, Stay stay) => await Objection(write, stay) is null;

    /// <summary>What stands against a stay now, as the key of a sentence; null when nothing does.</summary>
    public async Task<string?> Objection(Write write, Stay stay) =>
        await Against(write, stay.Household, stay.Accommodation) is { } residents && !await Waivers.Covers(write, stay, residents) ? "stay.residents"
        : await MaySleep(write, stay.Household, stay.Unit) ? null : "stay.shared";

    private async Task<bool> MaySleep(Write write, Guid household, Guid unit)
    {
        var (isShared, isForWomen) = await Units.Shared(write, unit);
        return !isShared || MaySleep(household, isForWomen);
    }

    private async Task<Residents?> Against(Write write, Guid household, Guid home) =>
        await Accommodations.ResidentsOf(write, home) is var residents && MayLive(household, residents) ? null : residents;

    // One that is not known of has not said that it can share.
    private bool MaySleep(Guid household, bool isForWomen) => pleas.Find(household)?.Needs is { MaySleepWithOthers: true } needs && needs.WomenOnly == isForWomen;

    /// <summary>The stays of an organisation that are agreed on or lived in, in shared rooms in which the household would not be placed as it says now who comes and what it can.</summary>
    public async Task<IReadOnlyList<Stay>> OutOfPlace(Viewer viewer)
    {
        var found = new List<Stay>();
        foreach (var isForWomen in (bool[])[true, false])
            found.AddRange((await stays.InSharedRooms(viewer, isForWomen)).Where(stay => !MaySleep(stay.Household, isForWomen)));
        return found;
    }

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
