using System.Collections;

namespace Prytulak.Foundation;

/// <summary>
/// Items by a key that several may share, at one moment; a change answers new shelves, which share with these all but one
/// path of a trie over the hashes of keys (Bagwell, Ideal hash trees, 2001). A change takes time logarithmic in the items,
/// and an item some 15 bytes of memory.
/// </summary>
internal sealed class Shelves<T> : IReadOnlyCollection<T> where T : class
{
    private const int Parts = 4, BitsOfParts = 2, BitsOfHash = 32, Full = 32;
    private static readonly Node Nothing = new((T[])[]);

    private readonly Func<T, Guid> key;
    private readonly Node root;

    private Shelves(Func<T, Guid> key, Node root, int count) => (this.key, this.root, Count) = (key, root, count);

    public int Count { get; }

    /// <summary>Puts all in at once; n log n.</summary>
    public static Shelves<T> Of(Func<T, Guid> key, IReadOnlyCollection<T> items)
    {
        var (sorted, hashes) = (items.ToArray(), new uint[items.Count]);
        for (var i = 0; i < sorted.Length; i++) hashes[i] = Hash(key(sorted[i]));
        Array.Sort(hashes, sorted);
        return new(key, Build(sorted, hashes, 0), sorted.Length);
    }

    /// <summary>All with this key.</summary>
    public IEnumerable<T> Of(Guid wanted) => Shelf(Hash(wanted)).Where(item => key(item) == wanted);

    public T? Find(Guid wanted)
    {
        foreach (var item in Shelf(Hash(wanted)))
            if (key(item) == wanted) return item;
        return null;
    }

    public Shelves<T> With(T item) => new(key, With(root, item, Hash(key(item)), 0), Count + 1);

    /// <summary>Without this very item; as it is where that is not there.</summary>
    public Shelves<T> Without(T item) => Without(root, item, Hash(key(item)), 0) is var left && left == root ? this : new(key, left, Count - 1);

    private T[] Shelf(uint hash)
    {
        var node = root;
        for (var bits = 0; node.Parts is { } parts; bits += BitsOfParts) node = parts[Part(hash, bits)];
        return node.Items;
    }

    private Node With(Node node, T item, uint hash, int bits) =>
        node.Parts is { } parts ? new(Replaced(parts, Part(hash, bits), part => With(part, item, hash, bits + BitsOfParts)))
            : node.Items.Length < Full || bits == BitsOfHash ? new([.. node.Items, item])
            : With(Split(node.Items, bits), item, hash, bits);

    private static Node Without(Node node, T item, uint hash, int bits)
    {
        if (node.Parts is { } parts)
        {
            var (before, after) = (parts[Part(hash, bits)], Without(parts[Part(hash, bits)], item, hash, bits + BitsOfParts));
            return after == before ? node : new(Replaced(parts, Part(hash, bits), _ => after));
        }
        var at = Array.IndexOf(node.Items, item);
        return at < 0 ? node : new([.. node.Items[..at], .. node.Items[(at + 1)..]]);
    }

    private static Node[] Replaced(Node[] parts, int at, Func<Node, Node> change)
    {
        Node[] replaced = [.. parts];
        replaced[at] = change(parts[at]);
        return replaced;
    }

    private Node Split(T[] items, int bits)
    {
        var byPart = items.ToLookup(item => Part(Hash(key(item)), bits));
        return new([.. Enumerable.Range(0, Parts).Select(part => new Node([.. byPart[part]]))]);
    }

    // Hashes are sorted, and the first bits of them come first, so each part is a stretch.
    private static Node Build(ReadOnlySpan<T> items, ReadOnlySpan<uint> hashes, int bits)
    {
        if (items is []) return Nothing;
        if (items.Length <= Full || bits == BitsOfHash) return new(items.ToArray());
        var (parts, from) = (new Node[Parts], 0);
        for (var part = 0; part < Parts; part++)
        {
            var to = from;
            while (to < items.Length && Part(hashes[to], bits) == part) to++;
            parts[part] = Build(items[from..to], hashes[from..to], bits + BitsOfParts);
            from = to;
        }
        return new(parts);
    }

    private static int Part(uint hash, int bits) => (int)(hash << bits >> BitsOfHash - BitsOfParts);

    // Ids begin with the time: those of one day share their first bits, and their hashes do not.
    private static uint Hash(Guid key) => (uint)key.GetHashCode() * 0x9E3779B1;

    public IEnumerator<T> GetEnumerator()
    {
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            foreach (var item in node.Items) yield return item;
            foreach (var part in node.Parts ?? []) open.Push(part);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Items, or parts by the next bits of the hash.</summary>
    private sealed class Node
    {
        public Node(T[] items) => Items = items;

        public Node(Node[] parts) => (Items, Parts) = ([], parts);

        public T[] Items { get; }

        public Node[]? Parts { get; }
    }
}
