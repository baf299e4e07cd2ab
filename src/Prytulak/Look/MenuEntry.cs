using Prytulak.Foundation;

namespace Prytulak.Look;

/// <summary>A page that a role starts from, as the menu names it.</summary>
public sealed record MenuEntry(Roles Roles, string Path, string Text)
{
    private static readonly MenuEntry[] All =
    [
        new(Roles.Household, "/my", "place.my"),
        new(Roles.Host, "/homes", "place.homes"),
        new(Roles.Host, "/requests", "place.requests"),
        new(Roles.Caseworker | Roles.Coordinator, "/desk", "place.desk"),
        new(Roles.Caseworker | Roles.Coordinator, "/plan", "place.plan"),
        new(Roles.Caseworker | Roles.Coordinator, "/desk/homes", "place.search"),
        new(Roles.Caseworker | Roles.Coordinator, "/stays", "place.stays"),
        new(Roles.Vetter, "/vetting", "place.vetting"),
        new(Roles.Signed, "/map", "place.map"),
        new(Roles.Coordinator | Roles.Vetter, "/reception/manage", "place.reception"),
        new(Roles.Coordinator, "/imports", "place.imports"),
        new(Roles.Coordinator, "/team", "place.team"),
        new(Roles.Auditor | Roles.Operator, "/journal", "place.journal"),
        new(Roles.Operator, "/mail", "place.mail"),
        new(Roles.Host | Roles.Staff, "/account", "place.account"),
    ];

    /// <summary>Where this viewer may go, the first being where they begin.</summary>
    public static IReadOnlyList<MenuEntry> For(Viewer viewer) => [.. All.Where(place => viewer.Has(place.Roles))];
}
