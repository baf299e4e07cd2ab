namespace Prytulak.Foundation;

/// <summary>What somebody may do here. A person may have several duties at once.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Stranger = 1,
    Household = 2,
    Host = 4,
    Caseworker = 8,
    Vetter = 16,
    Coordinator = 32,
    Auditor = 64,
    Operator = 128,
    System = 256,

    Staff = Caseworker | Vetter | Coordinator | Auditor | Operator,
    Signed = Household | Host | Staff,
    Everyone = Stranger | Signed,
}

/// <summary>Who looks or acts: every query and every write is asked on somebody's behalf.</summary>
/// <param name="Id">The account, or the household; empty for a stranger and for the system itself.</param>
/// <param name="Organisation">The organisation that the person works for; staff see nothing beyond it.</param>
public sealed record Viewer(Guid Id, Roles Roles, Guid? Organisation = null)
{
    public static readonly Viewer Stranger = new(Guid.Empty, Roles.Stranger);
    public static readonly Viewer System = new(Guid.Empty, Roles.System);

    public bool Has(Roles any) => (Roles & any) != 0;
}

/// <summary>Finds out who sends a request; the People module knows how.</summary>
public delegate Task<Viewer> Recognise(HttpContext http);
