using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The duties that staff can have, and which of them somebody may give to others.</summary>
public static class Duties
{
    private static readonly Roles[] All = [Roles.Caseworker, Roles.Vetter, Roles.Coordinator, Roles.Auditor, Roles.Operator];

    /// <summary>A coordinator gives those of the organisation; only an operator makes operators, who see all of them.</summary>
    public static IReadOnlyList<Roles> GivenBy(Viewer viewer) => [.. All.Where(duty => duty is not Roles.Operator || viewer.Has(Roles.Operator))];

    public static IReadOnlyList<Roles> Of(Roles roles) => [.. All.Where(duty => (roles & duty) != 0)];

    /// <summary>True when the viewer may give, and so take, every duty that is among these.</summary>
    public static bool MayGive(Viewer viewer, Roles roles) => Of(roles).All(GivenBy(viewer).Contains);

    /// <summary>Reads the ticked duties; a fault is noted when there is none.</summary>
    public static Roles Read(Form form, Viewer viewer)
    {
        var ticked = form.Choices("duties", GivenBy(viewer).Select(duty => duty.ToString()));
        if (ticked is []) form.Fault("duties", "team.no_duties");
        return ticked.Aggregate(Roles.None, (roles, duty) => roles | Enum.Parse<Roles>(duty));
    }
}
