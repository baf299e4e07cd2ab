namespace Prytulak.Engines.Geo;

/// <summary>
/// The best few candidates so far, each place once with its best name, best first.
/// Equal scores are told apart by the order of the data, which is that of the population.
/// </summary>
ref struct BestPlaces(Span<Candidate> kept)
{
    readonly Span<Candidate> kept = kept;

    public int Count { get; private set; }

    public readonly bool IsFull => Count == kept.Length;

    /// <summary>The least score that can still be taken in.</summary>
    public readonly int Bar => IsFull ? kept[^1].Score : int.MinValue;

    /// <summary>The score of the last of the first few; there must be one.</summary>
    public readonly int LastOf(int few) => kept[Math.Min(few, Count) - 1].Score;

    public void Offer(Candidate candidate)
    {
        if (IsFull && !candidate.IsBefore(kept[^1])) return;
        var at = IndexOf(candidate);
        if (at >= 0 && !candidate.IsBefore(kept[at])) return;
        if (at < 0) at = IsFull ? Count - 1 : Count++;
        for (; at > 0 && candidate.IsBefore(kept[at - 1]); at--) kept[at] = kept[at - 1];
        kept[at] = candidate;
    }

    readonly int IndexOf(Candidate candidate)
    {
        for (var i = 0; i < Count; i++)
            if (kept[i].Table == candidate.Table && kept[i].Row == candidate.Row) return i;
        return -1;
    }
}

/// <summary>A place that matches by one of its names: higher scores are better.</summary>
readonly record struct Candidate(int Score, byte Table, byte Typos, int Row, int Name)
{
    public bool IsBefore(Candidate other) => Score != other.Score ? Score > other.Score
        : Table != other.Table ? Table < other.Table
        : Row != other.Row ? Row < other.Row
        : Typos != other.Typos ? Typos < other.Typos
        : Name < other.Name;
}
