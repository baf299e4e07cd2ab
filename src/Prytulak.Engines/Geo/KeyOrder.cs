using System.Buffers.Binary;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Sorts keys: eight letters as one number sort fastest, runs that agree in them are sorted by the next eight.
/// Equal keys keep the order of the data.
/// </summary>
sealed class KeyOrder(NameKeys source)
{
    const int Head = 8;
    const int Few = 6;

    readonly int[] order = new int[source.Count];
    readonly ulong[] heads = new ulong[source.Count];

    public static int[] Of(NameKeys source)
    {
        var sorting = new KeyOrder(source);
        for (var i = 0; i < sorting.order.Length; i++) sorting.order[i] = i;
        sorting.Sort(0, sorting.order.Length, 0);
        return sorting.order;
    }

    void Sort(int start, int end, int depth)
    {
        if (end - start <= Few)
        {
            Insert(start, end);
            return;
        }
        for (var i = start; i < end; i++) heads[i] = HeadOf(order[i], depth);
        Array.Sort(heads, order, start, end - start);
        for (int run = start, next; run < end; run = next)
        {
            for (next = run + 1; next < end && heads[next] == heads[run]; next++) ;
            // A head that ends in nothing is a key's end: the whole run is one key.
            if ((byte)heads[run] == 0) order.AsSpan(run, next - run).Sort();
            else if (next > run + 1) Sort(run, next, depth + Head);
        }
    }

    void Insert(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
            for (var at = i; at > start && Compare(order[at], order[at - 1]) < 0; at--)
                (order[at], order[at - 1]) = (order[at - 1], order[at]);
    }

    ulong HeadOf(int entry, int depth)
    {
        var key = source.KeyOf(entry);
        if (key.Length >= depth + Head) return BinaryPrimitives.ReadUInt64BigEndian(key[depth..]);
        var head = 0ul;
        for (var i = depth; i < depth + Head; i++) head = head << 8 | (i < key.Length ? key[i] : 0u);
        return head;
    }

    int Compare(int left, int right)
    {
        var keys = source.KeyOf(left).SequenceCompareTo(source.KeyOf(right));
        return keys != 0 ? keys : left.CompareTo(right);
    }
}
