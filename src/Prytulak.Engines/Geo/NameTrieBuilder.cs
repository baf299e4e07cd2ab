using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>Sorts the keys of a table and folds their common beginnings into a trie; time n log n in the keys.</summary>
sealed class NameTrieBuilder(NameKeys source)
{
    const int Head = 8;
    const int Few = 6;

    readonly int[] order = new int[source.Count];
    readonly ulong[] heads = new ulong[source.Count];
    readonly int[] path = new int[Letters.Longest + 1];
    byte[] symbols = new byte[1 << 20];
    byte[] depths = new byte[1 << 20];
    int[] ends = new int[1 << 20];
    int[] firsts = new int[1 << 20];
    int nodes = 1;

    public static NameTrie Build(NameKeys source) => new NameTrieBuilder(source).Build();

    NameTrie Build()
    {
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Sort(0, order.Length, 0);
        AddNodes();
        var (rows, names, standings) = (new int[order.Length], new int[order.Length], new short[order.Length]);
        for (var i = 0; i < order.Length; i++)
            (rows[i], names[i], standings[i]) = (source.Entries[order[i]].Row, source.Entries[order[i]].Name, source.Entries[order[i]].Standing);
        return new()
        {
            Symbols = symbols[..nodes], Depths = depths[..nodes], Ends = ends[..nodes], Firsts = firsts[..(nodes + 1)],
            Rows = rows, Names = names, Standings = standings, BlockMax = Highest(standings)
        };
    }

    // Eight letters as one number sort fastest; runs that agree in them are sorted by the next eight.
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
            // A head that ends in nothing is a key's end: the whole run is one key, in the order of the data.
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddNodes()
    {
        var last = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < order.Length; i++)
        {
            var key = source.KeyOf(order[i]);
            var shared = key.CommonPrefixLength(last);
            Close(last.Length, shared);
            for (var depth = shared; depth < key.Length; depth++) Open(key[depth], depth + 1, i);
            last = key;
        }
        Close(last.Length, -1);
        // The node after the last bears the end of all entries.
        firsts[nodes] = order.Length;
    }

    void Open(byte symbol, int depth, int first)
    {
        if (nodes + 1 == symbols.Length) Grow();
        path[depth] = nodes;
        symbols[nodes] = symbol;
        depths[nodes] = (byte)depth;
        firsts[nodes++] = first;
    }

    void Grow()
    {
        Array.Resize(ref symbols, symbols.Length * 2);
        Array.Resize(ref depths, symbols.Length);
        Array.Resize(ref ends, symbols.Length);
        Array.Resize(ref firsts, symbols.Length);
    }

    void Close(int deepest, int shared)
    {
        for (var depth = deepest; depth > shared; depth--) ends[path[depth]] = nodes;
    }

    static short[] Highest(short[] standings)
    {
        var highest = new short[(standings.Length + NameTrie.Block - 1) / NameTrie.Block];
        Array.Fill(highest, short.MinValue);
        for (var i = 0; i < standings.Length; i++)
            highest[i / NameTrie.Block] = Math.Max(highest[i / NameTrie.Block], standings[i]);
        return highest;
    }
}
