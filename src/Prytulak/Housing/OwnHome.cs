using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>One home on its host's page, and what the host may do with it. GET /homes/{id}; POST confirm, full, pause, resume, withdraw.</summary>
public static class OwnHome
{
    public static async Task<IResult> Show(Visit visit, Guid id, OwnHomes homes) =>
        visit.Page<MyHomePage, MyHomeAnswer>(await homes.Tell(visit, id));

    public static Task<IResult> Confirm(Visit visit, Guid id, Journal journal, Offers offers) => Move(visit, id, journal, offers, Offers.Confirm, "/homes");

    public static Task<IResult> Full(Visit visit, Guid id, Journal journal, Offers offers) => Move(visit, id, journal, offers, Offers.SayFull, "/homes");

    public static Task<IResult> Pause(Visit visit, Guid id, Journal journal, Offers offers) => Move(visit, id, journal, offers, Offers.Pause);

    public static Task<IResult> Resume(Visit visit, Guid id, Journal journal, Offers offers) => Move(visit, id, journal, offers, Offers.Resume);

    public static Task<IResult> Withdraw(Visit visit, Guid id, Journal journal, Offers offers) => Move(visit, id, journal, offers, Offers.Withdraw, "/homes");

    private static async Task<IResult> Move(Visit visit, Guid id, Journal journal, Offers offers, Func<Write, Guid, Task> move, string? next = null)
    {
        await visit.ReadForm();
        await offers.Own(visit.Viewer, id);
        await journal.Write(visit.Act("offer"), write => move(write, id));
        return visit.GoTo(next ?? $"/homes/{id}");
    }
}

/// <summary>A home with everything that its own host may see.</summary>
public sealed class MyHomeAnswer
{
    public required Guid Id { get; init; }
    public required AccommodationState State { get; init; }
    public required Vetting Vetting { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }
    public HiddenBecause? Hidden { get; init; }
    public DateTimeOffset? HiddenAt { get; init; }
    public required HomeFacts Facts { get; init; }
    public string? Address { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<Guid> Photos { get; init; }

    public bool MayChange => State is not (AccommodationState.Withdrawn or AccommodationState.Barred);
}
