using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Moves stays on, with everything that hangs on it: nights, the household's state, its other proposals, notices. One write, or nothing.</summary>
public sealed class StayChanges(Journal journal, Stays stays, StayNotices notices, AfterBreakdown breakdown, Safeguard safeguard)
{
    /// <summary>Makes a move on behalf of whoever may see the stay.</summary>
    /// <param name="version">The version that the form was made from; null when the mover did not look before.</param>
    public async Task<StayState> Move(Act act, Guid id, StayMove move, int? version = null, string reason = "")
    {
        var stay = await stays.Find(act.By, id) ?? throw Refusal.Absent;
        if (version is { } seen && seen != stay.Version) throw Refusal.Stale;
        return await Book(act, write => Apply(write, stay, move, reason));
    }

    /// <summary>A write that takes nights: when the database refuses them, that is said as what it is.</summary>
    public async Task<T> Book<T>(Act act, Func<Write, Task<T>> work)
    {
        try
        {
            return await journal.Write(act, work);
        }
        catch (ConstraintViolation violation) when (violation.Concerns("nights_people"))
        {
            throw new Refusal(Why.Conflict, "stay.too_few_beds");
        }
        catch (ConstraintViolation violation) when (violation.Concerns("nights"))
        {
            throw new Refusal(Why.Conflict, "stay.taken");
        }
        catch (ConstraintViolation violation) when (violation.Concerns("stays"))
        {
            throw new Refusal(Why.Conflict, "stay.has_home");
        }
    }

    /// <summary>The move within a write that is under way.</summary>
    /// <param name="withHousehold">False when the household's own state is changed by whoever asks.</param>
    public async Task<StayState> Apply(Write write, Stay stay, StayMove move, string reason, bool withHousehold = true)
    {
        var state = stay.Next(move);
        // The home before its host, as where it is proposed: whoever locks two the other way round waits for ever.
        if (state is StayState.Confirmed && await safeguard.Objection(write, stay) is { } objection) throw new Refusal(Why.Conflict, objection);
        if (state is StayState.Confirmed && !await Hosts.IsVetted(write, stay.Host)) throw new Refusal(Why.Conflict, "stay.not_vetted");
        if (state is StayState.Arrived) await EndFormer(write, stay);
        await Stays.Become(write, stay, state, move, reason);
        await KeepNights(write, stay, state);
        if (withHousehold) await KeepHousehold(write, stay, state);
        write.Note("stays", state.ToString().ToLowerInvariant(), stay.Id, stay.Organisation);
        if (state is StayState.BrokenDown) await Follow(write, stay, reason);
        await notices.Tell(write, stay, state, reason);
        return state;
    }

    /// <summary>One more reason why a stay has broken off; the same of the same role is told once.</summary>
    public async Task AddReason(Write write, Stay stay, string reason)
    {
        if (!await Stays.AddReason(write, stay, reason)) return;
        write.Note("stays", "broken off, too", stay.Id, stay.Organisation);
        await Follow(write, stay, reason);
    }

    private async Task Follow(Write write, Stay stay, string reason)
    {
        await breakdown.Follow(write, stay, reason);
        if (!StayReasons.Parting.Contains(reason)) return;
        foreach (var other in await Stays.Pending(write, stay.Household))
            if (other.Host == stay.Host) await Apply(write, other, StayMove.Cancel, StayReasons.Elsewhere);
    }

    private static async Task KeepNights(Write write, Stay stay, StayState state)
    {
        if (state.TakesNights() == stay.State.TakesNights()) return;
        if (state.TakesNights()) await Stays.TakeNights(write, stay);
        else await Stays.FreeNights(write, stay, from: state is StayState.Ended or StayState.BrokenDown ? DateOnly.FromDateTime(write.Now.UtcDateTime) : stay.FromNight);
        await Accommodations.Touched(write, stay.Accommodation);
    }

    // Who moves into the next home has left the one before.
    private async Task EndFormer(Write write, Stay stay)
    {
        if (await Stays.Only(write, stay.Household, StayState.Arrived) is { } former) await Apply(write, former, StayMove.End, StayReasons.End[0], withHousehold: false);
    }

    private async Task KeepHousehold(Write write, Stay stay, StayState state)
    {
        var home = state is StayState.Confirmed or StayState.BrokenDown ? await Stays.Only(write, stay.Household, StayState.Arrived) : null;
        switch (state)
        {
            case StayState.Confirmed:
                if (home is null) await Households.Become(write, stay.Household, HouseholdState.Matched);
                else await Households.SeekNext(write, stay.Household, null);
                await CancelOthers(write, stay);
                break;
            case StayState.Arrived: await Households.Become(write, stay.Household, HouseholdState.Housed); break;
            case StayState.Ended: await Households.Become(write, stay.Household, await Stays.Only(write, stay.Household, StayState.Confirmed) is null ? HouseholdState.Withdrawn : HouseholdState.Matched); break;
            // The next home falls through while they still live in this one: another is looked for.
            case StayState.BrokenDown when home is not null: await Households.SeekNext(write, stay.Household, home.ToNight); break;
            case StayState.BrokenDown: await Households.Become(write, stay.Household, HouseholdState.Waiting); break;
        }
    }

    private async Task CancelOthers(Write write, Stay stay)
    {
        foreach (var other in await Stays.Pending(write, stay.Household)) await Apply(write, other, StayMove.Cancel, StayReasons.Elsewhere);
    }
}
