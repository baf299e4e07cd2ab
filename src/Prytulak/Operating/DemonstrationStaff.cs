using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>The invented organisations and who works there.</summary>
internal static class DemonstrationStaff
{
    public static readonly IReadOnlyList<(Roles Roles, string Role)> Duties =
    [
        (Foundation.Roles.Caseworker, "caseworker"), (Foundation.Roles.Caseworker, "caseworker2"), (Foundation.Roles.Vetter, "vetter"),
        (Foundation.Roles.Vetter, "vetter2"), (Foundation.Roles.Coordinator, "coordinator"), (Foundation.Roles.Auditor, "auditor"), (Foundation.Roles.Operator, "operator"),
    ];

    /// <summary>The roles that a way in is printed for.</summary>
    public static readonly IReadOnlyList<string> Roles = ["host", "caseworker", "vetter", "vetter2", "coordinator", "auditor", "operator"];

    public static IReadOnlyList<(Organisation Organisation, string Language)> Organisations() =>
    [
        (Make("Dom Otwarty", "PL", "pl|uk|be|ru|en"), "pl"),
        (Make("Zuflucht Nord", "DE|FR", "de|uk|ru|en|fr"), "de"),
        (Make("Svetainė", "LT|CZ|SK", "be|uk|ru|en|pl"), "en"),
    ];

    public static string EmailOf(string role, Guid? organisation = null) => $"{role}{(organisation is { } id ? "." + id.ToString("N")[^6..] : "")}@demonstration.example";

    private static Organisation Make(string name, string countries, string languages) => new() { Id = Guid.CreateVersion7(), Name = name, Countries = countries, Languages = languages };
}
