using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// The names of attributes of a layer, each once. Features mostly carry the same attributes in the same order,
/// so the name that followed last time is tried first.
/// </summary>
sealed class TileKeys
{
    readonly ByteBuffer written = new();
    readonly Dictionary<string, int> indexes = [];
    string?[] names = new string?[16];
    int[] features = new int[16];
    int count, expected;

    /// <summary>The names as fields of the layer.</summary>
    public ReadOnlySpan<byte> Written => written.Written;

    public void Clear()
    {
        Array.Clear(names, 0, count);
        count = 0;
        written.Clear();
        expected = 0;
        indexes.Clear();
    }

    /// <summary>The index of a name, for a feature that does not carry it yet.</summary>
    /// <exception cref="InvalidOperationException">The feature carries it already.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(string name, int feature)
    {
        var index = expected;
        if (!ReferenceEquals(names[index], name)) index = Find(name);
        if (features[index] == feature) throw Twice(name);
        features[index] = feature;
        expected = index + 1 < count ? index + 1 : 0;
        return index;
    }

    static InvalidOperationException Twice(string name) => new($"A feature carries {name} once.");

    int Find(string name)
    {
        for (var known = 0; known < count; known++)
            if (ReferenceEquals(names[known], name)) return known;
        if (indexes.TryGetValue(name, out var index)) return index;
        if (count == names.Length) Grow();
        names[count] = name;
        features[count] = 0;
        indexes.Add(name, count);
        written.Field(0x1A, name);
        return count++;
    }

    void Grow()
    {
        Array.Resize(ref names, count * 2);
        Array.Resize(ref features, count * 2);
    }
}
