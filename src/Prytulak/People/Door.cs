using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>
/// Through which door a request is opened: its own, by the household, or the desk's, by a caseworker who acts for people
/// without a phone. Everything behind both doors is the same.
/// </summary>
public sealed class Door(Guid household, bool isOwn)
{
    public const string OwnSteps = "/ask", OwnHome = "/my", DeskSteps = "/desk/households/{id:guid}/answers", DeskHome = "/desk/households/{id:guid}";

    public Guid Household => household;

    public bool IsOwn => isOwn;

    /// <summary>Where its steps are, and its page.</summary>
    public string Steps => isOwn ? OwnSteps : $"{Home}/answers";

    public string Home => isOwn ? OwnHome : $"/desk/households/{household}";

    /// <summary>What for, as the journal says it.</summary>
    public string Purpose => isOwn ? "own request" : "on behalf";

    /// <summary>The household, if the viewer may open it; for anybody else it does not exist.</summary>
    public async Task<Household> Open(Households households, Visit visit) =>
        await households.Find(visit.Viewer, household) ?? throw Refusal.Absent;

    public static Door Of(Visit visit, Guid household) => new(household, visit.Viewer.Has(Roles.Household));

    public static ValueTask<Door?> BindAsync(HttpContext http)
    {
        var visit = Visit.Of(http);
        var named = Guid.TryParse(http.Request.RouteValues["id"] as string, out var id);
        return ValueTask.FromResult<Door?>(named ? new(id, isOwn: false) : new(visit.Viewer.Id, isOwn: true));
    }
}
