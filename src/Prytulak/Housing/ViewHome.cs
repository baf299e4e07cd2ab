using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A home as the staff of its organisation sees it: without address or host. GET /homes/{id}/view.</summary>
public static class ViewHome
{
    public static async Task<IResult> Show(Visit visit, Guid id, Accommodations homes, Units units, HomePhotos photos, HomeReads reads, PlantedHomes planted, Reveals reveals, PublicPlaces places)
    {
        var home = await homes.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        await reads.Open(visit.Act("looking at a home"), id);
        return visit.Page<ViewHomePage, ViewHomeAnswer>(new()
        {
            IsPlanted = visit.Viewer.Has(Roles.Coordinator) ? await planted.Has(id) : null, Id = id, State = home.State, Hidden = home.Hidden, ConfirmedAt = home.ConfirmedAt, Photos = await photos.Of(id),
            Facts = HomeFacts.Of(home, await units.Of(id), places, visit.Text),
            Description = await reveals.Open(visit.Act("placement"), "accommodations", id, home.Description, HousingFacts.Description),
        });
    }
}

/// <summary>A home without its address and host.</summary>
public sealed class ViewHomeAnswer
{
    public required Guid Id { get; init; }
    public required AccommodationState State { get; init; }
    public HiddenBecause? Hidden { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }
    public required HomeFacts Facts { get; init; }
    public string? Description { get; init; }
    public required IReadOnlyList<Guid> Photos { get; init; }

    /// <summary>For coordinators alone.</summary>
    public bool? IsPlanted { get; init; }
}
