namespace Prytulak.Engines.Tiles;

/// <summary>
/// The names of attributes of a layer, each once. Features mostly carry the same attributes in the same order,
/// so the name that followed last time is tried first.
/// </summary>
sealed class TileKeys
{
    readonly Dictionary<string, int> indexes = [];
    string[] names = new string[16];
    int[] features = new int[16];
    int expected;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        expected = 0;
        indexes.Clear();
    }

    /// <summary>The index of a name, for a feature that does not carry it yet.</summary>
    /// <exception cref="InvalidOperationException">The feature carries it already.</exception>
    public int IndexOf(string name, int feature)
    {
        var index = expected < Count && ReferenceEquals(names[expected], name) ? expected : Find(name);
        if (features[index] == feature) throw new InvalidOperationException($"A feature carries {name} once.");
        features[index] = feature;
        expected = index + 1 == Count ? 0 : index + 1;
        return index;
    }

    /// <summary>The bytes that <see cref="Write"/> writes.</summary>
    public int Size()
    {
        var size = 0;
        foreach (var name in names.AsSpan(0, Count)) size += 1 + ByteBuffer.SizeOf(name);
        return size;
    }

    public void Write(ByteBuffer buffer)
    {
        foreach (var name in names.AsSpan(0, Count)) buffer.Field(0x1A, name);
    }

    int Find(string name)
    {
        if (indexes.TryGetValue(name, out var index)) return index;
        if (Count == names.Length) Grow();
        names[Count] = name;
        features[Count] = 0;
        indexes.Add(name, Count);
        return Count++;
    }

    void Grow()
    {
        Array.Resize(ref names, Count * 2);
        Array.Resize(ref features, Count * 2);
    }
}
