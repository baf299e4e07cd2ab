using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>
/// Sends a proposal to household and host, or, when the host has as many requests as they want, lets it wait its turn.
/// Within the write the host's row is held, so two at once cannot both take the last place.
/// </summary>
public sealed class SendProposal(FreeUnits free, StayChanges changes, StayNotices notices, Safeguard safeguard)
{
    /// <summary>The most proposals that a household has before it.</summary>
    public const int MostAtOnce = 3;

    /// <summary>The unit as it is offered now, if household and unit agree on these nights; refuses otherwise. Who lives there is asked within the write, since it may have been waived.</summary>
    public FreeUnit Fitting(Plea plea, Guid unit, DateOnly from, DateOnly to)
    {
        var home = free.Find(unit) ?? throw new Refusal(Why.Conflict, "stay.not_offered");
        if (from >= to) throw new Refusal(Why.Invalid, "stay.dates");
        if (plea.IsUnaccompanied) throw new Refusal(Why.Conflict, "stay.no_adult");
        if (!plea.Seeks(from)) throw new Refusal(Why.Conflict, "stay.not_waiting");
        return (Fit.Against(plea.Needs, home, from, to, distanceKm: null) & ~Obstacles.Residents) is Obstacles.None ? home : throw new Refusal(Why.Conflict, "stay.does_not_fit");
    }

    /// <summary>The stay that was proposed; null when the host has enough to answer, and the proposal waits its turn.</summary>
    public async Task<Guid?> SendOrQueue(Write write, FreeUnit home, Guid household, DateOnly from, DateOnly to, bool hold)
    {
        if (await Send(write, home, household, from, to, hold, write.By.Id, isItsTurn: false) is { } stay) return stay;
        await QueuedProposals.Add(write, new()
        {
            Id = Guid.CreateVersion7(write.Now), Household = household, Unit = home.Unit, Accommodation = home.Accommodation, Host = home.Host, Organisation = home.Organisation,
            FromNight = from, ToNight = to, Hold = hold, ProposedBy = write.By.Id, QueuedAt = write.Now,
        });
        return null;
    }

    /// <summary>The stay that was proposed; null when the host has enough to answer.</summary>
    /// <param name="isItsTurn">False for one that has not waited: others who wait go before it, or after it when it is more urgent.</param>
    public async Task<Guid?> Send(Write write, FreeUnit home, Guid household, DateOnly from, DateOnly to, bool hold, Guid by, bool isItsTurn)
    {
        if (!await Accommodations.IsOpen(write, home.Accommodation) || await PlantedHomes.Has(write, home.Accommodation)) throw new Refusal(Why.Conflict, "stay.not_offered");
        if (await BarredPairs.Has(write, household, home.Host)) throw new Refusal(Why.Conflict, "stay.barred");
        await safeguard.Ask(write, household, home.Accommodation, home.Unit);
        var isForTonight = from <= DateOnly.FromDateTime(write.Now.UtcDateTime) && await Households.IsWithoutBed(write, household);
        if (!isForTonight && await MustWait(write, home.Host, isItsTurn)) return null;
        var stay = new Stay
        {
            Id = Guid.NewGuid(), Household = household, Unit = home.Unit, Accommodation = home.Accommodation, Host = home.Host,
            Organisation = home.Organisation, FromNight = from, ToNight = to, ProposedBy = by, Version = 1,
        };
        await Stays.Add(write, stay);
        await safeguard.Propose(write, stay);
        write.Note("stays", "proposed", stay.Id, stay.Organisation);
        if (hold) await changes.Apply(write, stay, StayMove.Hold, "");
        await notices.Tell(write, stay, StayState.Proposed, isForTonight: isForTonight);
        return stay.Id;
    }

    // Whoever has no bed tonight waits for nobody's turn.
    private static async Task<bool> MustWait(Write write, Guid host, bool isItsTurn) =>
        await Stays.AwaitingHost(write, host) >= await Hosts.MostRequests(write, host) || !isItsTurn && await QueuedProposals.AnyFor(write, host);
}
