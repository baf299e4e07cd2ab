namespace Prytulak.Engines.Matching;

/// <summary>
/// Numbers of households that are gone. The rows of units still name them; with each event a few rows are cleared of them, all the
/// way round, and then the numbers are used again.
/// </summary>
sealed class LiveNumbers(LiveNetwork network)
{
    const int RowsEach = 1;

    readonly Queue<(int Household, long Since)> gone = [];
    long cleared;
    int next;

    public void GiveBack(int household) => gone.Enqueue((household, cleared));

    public int Take()
    {
        if (!gone.TryPeek(out var first) || cleared - first.Since < network.Units) return network.OpenHousehold();
        gone.Dequeue();
        return first.Household;
    }

    public void ClearSome()
    {
        if (gone.Count == 0 || network.Units == 0) return;
        for (var row = 0; row < RowsEach; row++, cleared++)
        {
            if (++next >= network.Units) next = 0;
            Clear(next);
        }
    }

    void Clear(int unit)
    {
        var needs = network.Needs;
        var row = network.ByUnit[unit];
        for (var at = row.Length - 1; at >= 0; at--)
            if (needs[row[at].To] == LiveNetwork.Far) network.ByUnit.RemoveAt(unit, at);
    }
}
