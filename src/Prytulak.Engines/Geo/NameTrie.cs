namespace Prytulak.Engines.Geo;

/// <summary>
/// All keys of a table as a trie laid out in preorder: a node's subtree is the run of nodes up to its end, and its keys
/// are the run of entries from its first to its end's first, so that a walk reads memory forward and a dead branch is
/// one jump. Entries are sorted by key; a block of 64 knows its highest standing, so that a scan for the best skips
/// most of them (block-max, Ding and Suel 2011).
/// </summary>
sealed class NameTrie
{
    public const int Block = 64;

    public required byte[] Symbols { get; init; }
    public required byte[] Depths { get; init; }
    public required int[] Ends { get; init; }
    public required int[] Firsts { get; init; }
    public required int[] Rows { get; init; }
    public required int[] Names { get; init; }
    public required short[] Standings { get; init; }
    public required short[] BlockMax { get; init; }

    public int Nodes => Symbols.Length;

    /// <summary>The node that spells a key, or -1; node 0 is the root and spells nothing.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var node = 0;
        foreach (var symbol in key)
            if ((node = Child(node, symbol)) < 0) return -1;
        return node;
    }

    /// <summary>The entries whose key begins with a node's.</summary>
    public Range Under(int node) => Firsts[node]..Firsts[Ends[node]];

    /// <summary>The entries whose key is a node's: a key sorts before those it begins.</summary>
    public Range At(int node) => Firsts[node]..Firsts[node + 1];

    int Child(int node, byte symbol)
    {
        for (var child = node + 1; child < Ends[node]; child = Ends[child])
            if (Symbols[child] == symbol) return child;
        return -1;
    }
}
