using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Walks a trie with the automaton of all words within one or two typos (insert, delete, substitute, swap of neighbours:
/// optimal string alignment) of the beginning of a key, simulated with one machine word per number of typos
/// (Wu and Manber 1992; the swap after Hyyrö 2003).
/// Chosen over a deletion neighbourhood, which would multiply a million keys by forty in memory, and over the
/// precomputed automata of Schulz and Mihov, whose tables the machine words replace: a step costs a dozen operations,
/// and the walk visits only nodes that can still match.
/// </summary>
ref struct TypoWalk
{
    /// <summary>Symbols of letters and skeletons are below this; the matching words are one for each.</summary>
    public const int Alphabet = 160;

    /// <summary>The words a walk needs: for each depth three states and the symbol.</summary>
    public const int StackWords = 4 * (Letters.Longest + 3);

    readonly NameTrie trie;
    readonly Span<ulong> matching;
    readonly Span<ulong> stack;
    readonly int length;
    readonly int typos;
    int next = 1;
    int coveredTo;

    /// <summary>A walk for at most 48 letters and two typos, over memory lent by the caller.</summary>
    public TypoWalk(NameTrie trie, ReadOnlySpan<byte> typed, int typos, Span<ulong> matching, Span<ulong> stack)
    {
        this.trie = trie;
        this.typos = typos;
        this.matching = matching;
        this.stack = stack;
        length = typed.Length;
        matching.Clear();
        // Bit i + 1 of a symbol's word: the i-th letter typed is that symbol.
        for (var i = 0; i < length; i++) matching[typed[i]] |= 2ul << i;
        // Bit i of a state: the first i letters are accounted for, with so many typos.
        (stack[0], stack[1], stack[2], stack[3]) = (1, 3, 7, 0);
    }

    /// <summary>The node just reached.</summary>
    public int Node { get; private set; }

    /// <summary>Whether it is the first on its path to match, so that all under it match too.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Steps to the next node whose whole key is within the typos of all that was typed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        var accept = 1ul << length;
        while (next < trie.Nodes)
        {
            var node = next;
            var state = Step(trie.Symbols[node], trie.Depths[node]);
            next = state == 0 ? trie.Ends[node] : node + 1;
            if ((state & accept) == 0) continue;
            Node = node;
            IsFirst = node >= coveredTo;
            if (IsFirst) coveredTo = trie.Ends[node];
            return true;
        }
        return false;
    }

    // The state of the most typos allowed, which includes those of fewer.
    ulong Step(byte symbol, int depth)
    {
        if (depth > length + typos) return 0;
        var above = stack.Slice(4 * (depth - 1), 4);
        var here = stack.Slice(4 * depth, 4);
        var match = matching[symbol];
        var none = above[0] << 1 & match;
        var one = (above[1] << 1 & match) | above[0] | above[0] << 1 | none << 1;
        var two = (above[2] << 1 & match) | above[1] | above[1] << 1;
        if (depth > 1)
        {
            var swap = match << 1 & matching[(int)above[3]];
            one |= stack[4 * (depth - 2)] << 2 & swap;
            two |= stack[4 * (depth - 2) + 1] << 2 & swap;
        }
        two |= one << 1;
        var letters = (2ul << length) - 1;
        (here[0], here[1], here[2], here[3]) = (none, one & letters, two & letters, symbol);
        return typos == 1 ? here[1] : here[2];
    }
}
