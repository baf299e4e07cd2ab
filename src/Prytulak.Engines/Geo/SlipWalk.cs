using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Finds the nodes of a trie that what was typed leads to with exactly one typo (a letter too many, two swapped, one wrong,
/// one left out). Follows the letters as typed and errs once at each step; behind the typo nothing branches any more, and a
/// set of the letters that can follow each upper node tells most dead ends without going there. Against the automaton of
/// <see cref="TypoWalk"/> it takes a tenth of the time for one typo, and cannot do two. A node may come twice.
/// </summary>
ref struct SlipWalk(NameTrie trie, ReadOnlySpan<byte> typed)
{
    readonly NameTrie trie = trie;
    readonly ReadOnlySpan<byte> typed = typed;
    // The node that the first letters lead to as typed, and how many they are.
    int here = 0;
    int at = 0;
    int child = trie.Children[0];
    Step next = Step.TooMany;

    enum Step { TooMany, Swapped, Wrong, LeftOut }

    /// <summary>The node just reached.</summary>
    public int Node { get; private set; } = -1;

    /// <summary>Whether what lies under the node is not also under another that has come with this set.</summary>
    public bool Leads { get; private set; }

    public bool MoveNext()
    {
        while (here >= 0)
        {
            var step = next;
            if (step == Step.TooMany)
            {
                next = Step.Swapped;
                if (at < typed.Length && Reach(here, at + 1, leads: true)) return true;
            }
            else if (step == Step.Swapped)
            {
                next = Step.Wrong;
                if (at + 1 < typed.Length && typed[at] != typed[at + 1] && Swap()) return true;
            }
            else if (child == trie.Children[here + 1]) Advance();
            else if (TryChild(step)) return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool TryChild(Step step)
    {
        if (step == Step.Wrong)
        {
            next = Step.LeftOut;
            if (at < typed.Length && trie.MayFollow(child, typed, at + 1) && Reach(child, at + 1, Above)) return true;
        }
        next = Step.Wrong;
        var node = child++;
        return trie.MayFollow(node, typed, at) && Reach(node, at, Above);
    }

    // A last letter too many covers all that is wrong with it.
    readonly bool Above => at < typed.Length - 1;

    bool Swap() => trie.Child(here, typed[at + 1]) is var first and >= 0 && trie.Child(first, typed[at]) is var second and >= 0
        && Reach(second, at + 2, Above);

    bool Reach(int node, int from, bool leads)
    {
        Node = trie.Find(node, typed[from..]);
        Leads = leads;
        return Node >= 0;
    }

    void Advance()
    {
        here = at < typed.Length ? trie.Child(here, typed[at]) : -1;
        if (here < 0) return;
        at++;
        child = trie.Children[here];
        next = Step.TooMany;
    }
}
