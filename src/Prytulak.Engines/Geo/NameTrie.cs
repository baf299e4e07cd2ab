namespace Prytulak.Engines.Geo;

/// <summary>
/// All keys of a table as a trie in level order: the children of a node lie side by side and end where the next node's
/// begin, so that a walk reads their symbols from one line of memory and descends only where a match can be.
/// The entries under a node are a run too, sorted by key; a block of 64 knows its highest standing, so that a scan for
/// the best skips most of them (block-max, Ding and Suel 2011). Node 0 is the root and spells nothing.
/// </summary>
sealed class NameTrie
{
    public const int Block = 64;

    // Those of the first four letters or so.
    const int UpperNodes = 1 << 18;

    public required byte[] Symbols { get; init; }
    public required int[] Children { get; init; }
    public required int[] Firsts { get; init; }
    public required int[] Ends { get; init; }
    public required int[] Rows { get; init; }
    public required int[] Names { get; init; }
    public required short[] Standings { get; init; }
    public required short[] BlockMax { get; init; }

    /// <summary>Of each of the upper nodes, the symbols of its children as bits, those equal modulo 64 together.</summary>
    public ulong[] Following => field ??= Followers();

    public static NameTrie Read(Stream stream) => new()
    {
        Symbols = ArrayFile.Read<byte>(stream), Children = ArrayFile.Read<int>(stream),
        Firsts = ArrayFile.Read<int>(stream), Ends = ArrayFile.Read<int>(stream),
        Rows = ArrayFile.Read<int>(stream), Names = ArrayFile.Read<int>(stream),
        Standings = ArrayFile.Read<short>(stream), BlockMax = ArrayFile.Read<short>(stream)
    };

    public void Write(Stream stream)
    {
        ArrayFile.Write(stream, Symbols);
        ArrayFile.Write(stream, Children);
        ArrayFile.Write(stream, Firsts);
        ArrayFile.Write(stream, Ends);
        ArrayFile.Write(stream, Rows);
        ArrayFile.Write(stream, Names);
        ArrayFile.Write(stream, Standings);
        ArrayFile.Write(stream, BlockMax);
    }

    /// <summary>The node that spells a key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key) => Find(0, key);

    /// <summary>The node that letters lead to from another, or -1.</summary>
    public int Find(int node, ReadOnlySpan<byte> letters)
    {
        foreach (var letter in letters)
            if ((node = Child(node, letter)) < 0) break;
        return node;
    }

    /// <summary>The child of a node that adds a symbol, or -1.</summary>
    public int Child(int node, byte symbol)
    {
        var first = Children[node];
        return Symbols.AsSpan(first, Children[node + 1] - first).IndexOf(symbol) is var child and >= 0 ? first + child : -1;
    }

    /// <summary>False only where none of a node's children adds the letter at a place of what was typed; without such a letter, true.</summary>
    public bool MayFollow(int node, ReadOnlySpan<byte> typed, int at) =>
        at >= typed.Length || node >= Following.Length || (Following[node] >> typed[at] & 1) != 0;

    /// <summary>The entries whose key begins with a node's.</summary>
    public Range Under(int node) => Firsts[node]..Ends[node];

    /// <summary>The entries whose key is a node's: a key sorts before those it begins.</summary>
    public Range At(int node) => Firsts[node]..(Children[node] < Children[node + 1] ? Firsts[Children[node]] : Ends[node]);

    ulong[] Followers()
    {
        var following = new ulong[Math.Min(UpperNodes, Symbols.Length)];
        for (var node = 0; node < following.Length; node++)
            foreach (var symbol in Symbols.AsSpan(Children[node]..Children[node + 1])) following[node] |= 1ul << symbol;
        return following;
    }
}
