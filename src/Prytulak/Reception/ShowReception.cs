using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A reception point as everybody reads of it now.</summary>
public sealed record ReceptionShown(ReceptionStanding Standing, ReceptionFacts Point);

/// <summary>One reception point. Of one that is closed, full or unconfirmed nothing is told that would lead anybody there. GET /reception/{id}.</summary>
public static class ShowReception
{
    public static IResult Show(Visit visit, Guid id, KnownReception known, Places places, TimeProvider clock)
    {
        if (known.Find(id) is not { } point || point.Standing(clock.GetUtcNow()) is not { } standing) throw Refusal.Absent;
        var facts = ReceptionFacts.Of(point, places, visit.Text);
        return visit.Page<ShowReceptionPage, ReceptionShown>(new(standing, standing is ReceptionStanding.Open ? facts : facts.WithoutWay()));
    }
}
