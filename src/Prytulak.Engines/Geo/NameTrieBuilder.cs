using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Folds the common beginnings of sorted keys into a trie. A key adds a node for each letter it does not share with the
/// key before it; nodes of one depth come in their order, so once they are counted each knows its place.
/// Time n log n in the keys, for their sorting; linear in their letters for the rest.
/// </summary>
sealed class NameTrieBuilder
{
    readonly NameKeys source;
    readonly int[] order;
    readonly byte[] shared;
    // By depth: the next node's place, and the node on the path to the present key.
    readonly int[] next = new int[Letters.Longest + 2];
    readonly int[] path = new int[Letters.Longest + 1];
    readonly byte[] symbols;
    readonly int[] children;
    readonly int[] firsts;
    readonly int[] ends;

    NameTrieBuilder(NameKeys source)
    {
        this.source = source;
        order = KeyOrder.Of(source);
        shared = new byte[order.Length];
        var nodes = CountNodes();
        (symbols, children, firsts, ends) = (new byte[nodes], new int[nodes + 1], new int[nodes], new int[nodes]);
    }

    public static NameTrie Build(NameKeys source) => new NameTrieBuilder(source).Build();

    NameTrie Build()
    {
        AddNodes();
        var (rows, names, standings) = (new int[order.Length], new int[order.Length], new short[order.Length]);
        for (var i = 0; i < order.Length; i++)
            (rows[i], names[i], standings[i]) = (source.Entries[order[i]].Row, source.Entries[order[i]].Name, source.Entries[order[i]].Standing);
        return new()
        {
            Symbols = symbols, Children = children, Firsts = firsts, Ends = ends,
            Rows = rows, Names = names, Standings = standings, BlockMax = Highest(standings)
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int CountNodes()
    {
        var ofDepth = new int[Letters.Longest + 2];
        ofDepth[0] = 1;
        var last = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < order.Length; i++)
        {
            var key = source.KeyOf(order[i]);
            shared[i] = (byte)key.CommonPrefixLength(last);
            for (var depth = shared[i] + 1; depth <= key.Length; depth++) ofDepth[depth]++;
            last = key;
        }
        for (var depth = 1; depth < next.Length; depth++) next[depth] = next[depth - 1] + ofDepth[depth - 1];
        return next[^1];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddNodes()
    {
        Open(0, 0, 0);
        var deepest = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var key = source.KeyOf(order[i]);
            Close(deepest, shared[i], i);
            for (int depth = shared[i]; depth < key.Length; depth++) Open(key[depth], depth + 1, i);
            deepest = key.Length;
        }
        Close(deepest, -1, order.Length);
        children[^1] = symbols.Length;
    }

    void Open(byte symbol, int depth, int first)
    {
        var node = next[depth]++;
        path[depth] = node;
        symbols[node] = symbol;
        firsts[node] = first;
        children[node] = next[depth + 1];
    }

    void Close(int deepest, int shared, int end)
    {
        for (var depth = deepest; depth > shared; depth--) ends[path[depth]] = end;
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
