using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>How a fact, or the object that an address names, belongs to the one who looks.</summary>
public enum Whose
{
    /// <summary>The page tells nobody's facts and names no object.</summary>
    Nobodys,

    /// <summary>Their own.</summary>
    Own,

    /// <summary>Their own, of the object that the address names.</summary>
    OwnNamed,

    /// <summary>Of the other side of a stay to which both have said yes, and which is not over.</summary>
    Released,

    /// <summary>Of anybody in their organisation.</summary>
    InHouse,

    /// <summary>Of the object of their organisation that the address names.</summary>
    HouseNamed,

    /// <summary>Of the colleague whom the address names; not themselves.</summary>
    ColleagueNamed,

    /// <summary>Of the object that the address names, whosever it is.</summary>
    Named,
}

/// <summary>Two people who have been told each other's contact, and where.</summary>
public sealed record Agreement(Guid Household, Guid Host, Guid Home);

/// <summary>Decides what belongs to whom.</summary>
public sealed class Belonging(IReadOnlyCollection<Agreement> agreements)
{
    public bool Fact(Whose whose, Viewer viewer, Target target, Canary canary) => whose switch
    {
        Whose.Own => canary.Owner == viewer.Id,
        Whose.OwnNamed => canary.Owner == viewer.Id && target.Names(canary),
        Whose.Released => agreements.Any(agreed => IsOfOther(agreed, viewer, canary)),
        Whose.InHouse => IsInHouse(viewer, canary.Organisation),
        Whose.HouseNamed or Whose.ColleagueNamed => IsInHouse(viewer, canary.Organisation) && target.Names(canary),
        Whose.Named => target.Names(canary),
        _ => false,
    };

    public bool Object(Whose whose, Viewer viewer, Thing thing) => whose switch
    {
        Whose.OwnNamed => thing.Owners.Contains(viewer.Id),
        Whose.HouseNamed => IsInHouse(viewer, thing.Organisation),
        Whose.ColleagueNamed => IsInHouse(viewer, thing.Organisation) && thing.Id != viewer.Id,
        Whose.Named => thing.Exists,
        _ => false,
    };

    private static bool IsOfOther(Agreement agreed, Viewer viewer, Canary canary) =>
        viewer.Id == agreed.Host ? canary.Owner == agreed.Household
        : viewer.Id == agreed.Household && canary.Owner == agreed.Host && (canary.Secret is not Secret.Address || canary.Objects.Contains(agreed.Home));

    private static bool IsInHouse(Viewer viewer, Guid? organisation) => organisation is { } house && house == viewer.Organisation;
}
