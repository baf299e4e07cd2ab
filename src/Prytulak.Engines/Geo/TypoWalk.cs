using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Walks a trie with the automaton of all words within two typos (insert, delete, substitute, swap of neighbours:
/// optimal string alignment) of the beginning of a key, simulated with one machine word per number of typos
/// (Wu and Manber 1992; the swap after Hyyrö 2003).
/// Chosen over a deletion neighbourhood, which would multiply a million keys by forty in memory, and over the
/// precomputed automata of Schulz and Mihov, whose tables the machine words replace: a step costs a dozen operations,
/// and the walk visits only nodes that can still match. For one typo <see cref="SlipWalk"/> is faster.
/// </summary>
ref struct TypoWalk
{
    /// <summary>Symbols of letters and skeletons are below this; the matching words are one for each.</summary>
    public const int Alphabet = 160;

    /// <summary>The deepest a walk can go, and so the levels it needs.</summary>
    public const int Levels = Letters.Longest + 4;

    readonly byte[] symbols;
    readonly int[] children;
    readonly Span<ulong> matching;
    readonly Span<Level> levels;
    readonly int length;
    int depth;
    int covered = int.MaxValue;

    /// <summary>A walk for at most 48 letters, over memory lent by the caller.</summary>
    public TypoWalk(NameTrie trie, ReadOnlySpan<byte> typed, Span<ulong> matching, Span<Level> levels)
    {
        (symbols, children) = (trie.Symbols, trie.Children);
        this.matching = matching;
        this.levels = levels;
        length = typed.Length;
        matching.Clear();
        for (var i = 0; i < length; i++) matching[typed[i]] |= 2ul << i;
        levels[0] = new() { None = 1, One = 3, Two = 7, Next = children[0], End = children[1] };
    }

    /// <summary>The node just reached.</summary>
    public int Node { get; private set; }

    /// <summary>Whether it is the first on its path to match, so that all under it match too.</summary>
    public readonly bool IsFirst => covered == depth;

    /// <summary>Steps to the next node whose whole key is within the typos of all that was typed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        while (depth >= 0)
        {
            ref var level = ref levels[depth];
            if (level.Next == level.End)
            {
                if (covered == depth--) covered = int.MaxValue;
                continue;
            }
            Node = level.Next++;
            var state = Step(ref level, symbols[Node]);
            if (state == 0) continue;
            levels[++depth].Next = children[Node];
            levels[depth].End = children[Node + 1];
            if ((state >> length & 1) == 0) continue;
            covered = Math.Min(covered, depth);
            return true;
        }
        return false;
    }

    // The state of two typos, which includes those of fewer; it moves to the level below.
    readonly ulong Step(ref Level above, byte symbol)
    {
        var match = matching[symbol];
        ref var here = ref levels[depth + 1];
        var swap = depth > 0 ? match << 1 & above.Match : 0;
        ref var before = ref levels[Math.Max(0, depth - 1)];
        var within = (2ul << length) - 1;
        here.Match = match;
        here.None = above.None << 1 & match;
        here.One = ((above.One << 1 & match) | above.None | above.None << 1 | here.None << 1 | before.None << 2 & swap) & within;
        here.Two = ((above.Two << 1 & match) | above.One | above.One << 1 | here.One << 1 | before.One << 2 & swap) & within;
        return here.Two;
    }

    /// <summary>
    /// A depth of the walk: bit i of a state says that the first i letters typed are accounted for with no, one or two
    /// typos; bit i + 1 of the match, that the symbol that led here is the i-th letter typed.
    /// </summary>
    public struct Level
    {
        public ulong None, One, Two, Match;
        public int Next, End;
    }
}
