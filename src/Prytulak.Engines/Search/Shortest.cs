namespace Prytulak.Engines.Search;

/// <summary>The shortest so many of all the lengths that it is offered: a heap with the longest of them on top.</summary>
sealed class Shortest
{
    float[] heap = [];

    public int Capacity { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether only what is shorter than <see cref="Last"/> can still be among them.</summary>
    public bool IsFull => Count == Capacity;

    public float Last => heap[0];

    public void Begin(int capacity)
    {
        if (heap.Length < capacity) heap = new float[capacity];
        (Capacity, Count) = (capacity, 0);
    }

    public void Offer(float length)
    {
        if (!IsFull) Rise(length);
        else if (length < heap[0]) Sink(length);
    }

    void Rise(float length)
    {
        var at = Count++;
        for (var above = (at - 1) / 2; at > 0 && length > heap[above]; (at, above) = (above, (above - 1) / 2)) heap[at] = heap[above];
        heap[at] = length;
    }

    void Sink(float length)
    {
        var at = 0;
        for (var below = 1; below < Count; below = at * 2 + 1)
        {
            if (below + 1 < Count && heap[below + 1] > heap[below]) below++;
            if (heap[below] <= length) break;
            (heap[at], at) = (heap[below], below);
        }
        heap[at] = length;
    }
}
