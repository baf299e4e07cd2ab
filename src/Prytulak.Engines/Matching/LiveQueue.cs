namespace Prytulak.Engines.Matching;

/// <summary>Units by what it costs to reach them: a heap of four branches; what costs no more than the last that was taken waits on a stack.</summary>
sealed class LiveQueue
{
    (long Cost, int Unit)[] heap = new (long, int)[64];
    int[] alike = new int[64];
    int waiting, alikes;
    long now;

    public void Clear() => (waiting, alikes, now) = (0, 0, 0);

    public void Add(int unit, long cost)
    {
        if (cost == now) Stack(unit);
        else Sift(unit, cost);
    }

    /// <summary>The unit that costs least; false where none costs less than the limit.</summary>
    public bool Take(long limit, out int unit, out long cost)
    {
        if (alikes > 0)
        {
            (unit, cost) = (alike[--alikes], now);
            return cost < limit;
        }
        (cost, unit) = heap[0];
        if (waiting == 0 || cost >= limit) return false;
        now = cost;
        Drop();
        return true;
    }

    void Stack(int unit)
    {
        if (alikes == alike.Length) Array.Resize(ref alike, 2 * alikes);
        alike[alikes++] = unit;
    }

    void Sift(int unit, long cost)
    {
        if (waiting == heap.Length) Array.Resize(ref heap, 2 * waiting);
        var at = waiting++;
        for (; at > 0 && heap[(at - 1) >> 2].Cost > cost; at = (at - 1) >> 2) heap[at] = heap[(at - 1) >> 2];
        heap[at] = (cost, unit);
    }

    void Drop()
    {
        var last = heap[--waiting];
        var at = 0;
        for (var child = 1; child < waiting; child = 4 * at + 1)
        {
            var end = Math.Min(child + 4, waiting);
            for (var other = child + 1; other < end; other++)
                if (heap[other].Cost < heap[child].Cost) child = other;
            if (heap[child].Cost >= last.Cost) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
    }
}
