using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A reception point in the list of its organisation.</summary>
/// <param name="IsStale">True when nobody has confirmed it for too long, so that nobody sees it.</param>
/// <param name="IsForYou">True when it waits for this viewer to look at it.</param>
public sealed record ManagedLine(Guid Id, string Name, string NameLanguage, ReceptionKind Kind, string Where, ReceptionState State, bool IsStale, bool IsOver, bool IsForYou, DateOnly? GoodUntil);

/// <summary>All reception points of the organisation: what waits for somebody first.</summary>
public sealed record ManagedReception(bool MayPutUp, IReadOnlyList<ManagedLine> Points);

/// <summary>The reception points of one's own organisation, each confirmed by one tap. GET /reception/manage.</summary>
public static class ManageReception
{
    public const string Path = FindReception.Path + "/manage";

    public static async Task<IResult> Show(Visit visit, ReceptionPoints points, Places places, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var lines = (await points.Of(visit.Viewer)).Select(point => Line(point, visit, places, now)).OrderBy(Urgency).ThenBy(line => line.GoodUntil);
        return visit.Page<ManageReceptionPage, ManagedReception>(new(visit.Viewer.Has(Roles.Coordinator), [.. lines]));
    }

    private static ManagedLine Line(ReceptionPoint point, Visit visit, Places places, DateTimeOffset now) => new(
        point.Id, point.Name(visit.Text.Language), point.LanguageOfName(visit.Text.Language), point.Kind, places.Label(point.Place, visit.Text) ?? visit.Text.CountryName(point.Country), point.State,
        point.State is not ReceptionState.Awaiting && point.IsStale(now), point.LastDay < DateOnly.FromDateTime(now.UtcDateTime),
        point.State is ReceptionState.Awaiting && point.PutUpBy != visit.Viewer.Id, point.GoodUntil is { } until ? DateOnly.FromDateTime(until.UtcDateTime) : null);

    private static int Urgency(ManagedLine line) => line switch
    {
        { IsOver: true } => 4,
        { IsForYou: true } => 0,
        { IsStale: true } => 1,
        { State: ReceptionState.Awaiting } => 2,
        _ => 3,
    };
}
