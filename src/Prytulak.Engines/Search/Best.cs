namespace Prytulak.Engines.Search;

/// <summary>The first so many of all that it is offered: a heap with the last of them on top.</summary>
sealed class Best<T>(int most) where T : IComparable<T>
{
    readonly T[] heap = new T[most];

    public int Count { get; private set; }

    /// <summary>Whether only what comes before <see cref="Last"/> can still be among them.</summary>
    public bool IsFull => Count == heap.Length;

    /// <summary>The last of them, of at least one.</summary>
    public T Last => heap[0];

    public void Offer(T item)
    {
        if (!IsFull) Rise(item);
        else if (Count > 0 && item.CompareTo(heap[0]) < 0) Sink(item);
    }

    /// <summary>All of them in order; nothing is kept.</summary>
    public T[] Take()
    {
        var items = heap[..Count];
        Array.Sort(items);
        Count = 0;
        return items;
    }

    void Rise(T item)
    {
        var at = Count++;
        for (var above = (at - 1) / 2; at > 0 && item.CompareTo(heap[above]) > 0; (at, above) = (above, (above - 1) / 2)) heap[at] = heap[above];
        heap[at] = item;
    }

    void Sink(T item)
    {
        var at = 0;
        for (var below = 1; below < Count; below = at * 2 + 1)
        {
            if (below + 1 < Count && heap[below + 1].CompareTo(heap[below]) > 0) below++;
            if (heap[below].CompareTo(item) <= 0) break;
            (heap[at], at) = (heap[below], below);
        }
        heap[at] = item;
    }
}
