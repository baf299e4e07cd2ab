namespace Prytulak.Engines.Disclosure;

/// <summary>
/// Areas in areas: squares in regions, regions in countries, countries in Europe. It is the same whatever homes there are,
/// so that it tells nothing of them.
/// </summary>
public sealed class AreaTree
{
    readonly int[] parents;
    readonly int[][] children;

    /// <param name="parents">For each area the number of the area that it lies in, which is greater than its own; -1 for the last, in which all lie.</param>
    /// <exception cref="ArgumentException">An area does not come before the one that it lies in.</exception>
    public AreaTree(IReadOnlyList<int> parents)
    {
        this.parents = [.. parents];
        for (var area = 0; area < this.parents.Length; area++)
            if (this.parents[area] <= area != (area == this.parents.Length - 1) || this.parents[area] >= this.parents.Length || this.parents[^1] != -1)
                throw new ArgumentException($"Area {area} does not come before the one that it lies in.", nameof(parents));
        var inside = this.parents.Index().ToLookup(area => area.Item, area => area.Index);
        children = [.. Enumerable.Range(0, this.parents.Length).Select(area => inside[area].ToArray())];
    }

    public int Count => parents.Length;

    public int Parent(int area) => parents[area];

    public ReadOnlySpan<int> Children(int area) => children[area];

    /// <summary>The homes in each area from those that lie in each area itself; linear.</summary>
    public int[] Totals(ReadOnlySpan<int> own)
    {
        var totals = own.ToArray();
        for (var area = 0; area < totals.Length - 1; area++) totals[parents[area]] += totals[area];
        return totals;
    }
}
