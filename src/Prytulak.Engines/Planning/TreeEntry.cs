namespace Prytulak.Engines.Planning;

/// <summary>One unit, or all units below a node of a <see cref="UnitTree"/>: what they offer at most.</summary>
struct TreeEntry
{
    /// <summary>Where the children are, and how many; none of a unit.</summary>
    public int Start, Count;
    public float X0, Y0, Z0, X1, Y1, Z1, Bonus;
    public uint Any, All, Welcome, Near, Languages, Countries;
    public int From, To, Beds, FewestBeds, FewestPeople, Cots;

    public static TreeEntry Of(in PackedUnit unit) => new()
    {
        X0 = (float)unit.X, Y0 = (float)unit.Y, Z0 = (float)unit.Z, X1 = (float)unit.X, Y1 = (float)unit.Y, Z1 = (float)unit.Z, Bonus = unit.Bonus,
        Any = (uint)unit.Offers, All = (uint)unit.Offers, Welcome = unit.Welcome, Near = unit.Near, Languages = SoughtUnits.Fold(unit.Languages), Countries = SoughtUnits.Fold(1ul << unit.Country),
        From = unit.From, To = unit.To, Beds = unit.Beds, FewestBeds = unit.IsShared ? 0 : unit.Beds, FewestPeople = unit.FewestPeople, Cots = unit.Cots,
    };

    /// <summary>All these together.</summary>
    public static TreeEntry Over(ReadOnlySpan<TreeEntry> children, int start)
    {
        var all = children[0] with { Start = start, Count = children.Length };
        foreach (ref readonly var child in children[1..]) all.Add(child);
        return all;
    }

    void Add(in TreeEntry child)
    {
        (X0, Y0, Z0) = (Math.Min(X0, child.X0), Math.Min(Y0, child.Y0), Math.Min(Z0, child.Z0));
        (X1, Y1, Z1) = (Math.Max(X1, child.X1), Math.Max(Y1, child.Y1), Math.Max(Z1, child.Z1));
        (Any, All, Welcome, Near, Languages, Countries) = (Any | child.Any, All & child.All, Welcome | child.Welcome, Near | child.Near, Languages | child.Languages, Countries | child.Countries);
        (From, To, Bonus) = (Math.Min(From, child.From), Math.Max(To, child.To), Math.Max(Bonus, child.Bonus));
        (Beds, FewestBeds, FewestPeople, Cots) = (Math.Max(Beds, child.Beds), Math.Min(FewestBeds, child.FewestBeds), Math.Min(FewestPeople, child.FewestPeople), Math.Max(Cots, child.Cots));
    }
}
