using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Collects what each place can be found by: the bare letters and the skeleton of every name, and of its later words
/// ("Frankivsk" finds Ivano-Frankivsk, a little below). A key is kept once for a place, under its best name: they come in the order of what <see cref="Ranking"/> takes off.
/// </summary>
sealed class NameKeys(PlaceTable table)
{
    const int ShortestWord = 3;

    readonly PlaceNames names = new(table);
    readonly byte[] letters = new byte[Letters.Longest];
    readonly byte[] sounds = new byte[2 * Letters.Longest];
    readonly int[] hashes = new int[1 << 12];
    byte[] keys = new byte[1 << 22];
    NameKey[] entries = new NameKey[1 << 19];
    int used;
    int firstOfPlace;

    public ReadOnlySpan<byte> Keys => keys.AsSpan(0, used);

    public ReadOnlySpan<NameKey> Entries => entries.AsSpan(0, Count);

    public int Count { get; private set; }

    public static NameKeys Of(PlaceTable table)
    {
        var keys = new NameKeys(table);
        for (var row = 0; row < table.Count; row++) keys.AddPlace(row);
        return keys;
    }

    void AddPlace(int row)
    {
        firstOfPlace = Count;
        names.Read(row);
        foreach (var alternates in (ReadOnlySpan<bool>)[false, true])
            foreach (var laterWords in (ReadOnlySpan<bool>)[false, true]) AddNames(row, alternates, laterWords);
    }

    void AddNames(int row, bool alternates, bool laterWords)
    {
        foreach (var name in names.Found)
            if (name.IsAlternate == alternates) AddName(row, name, laterWords);
    }

    // A million names pass here while the server starts, before the runtime would think of optimising.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddName(int row, PlaceName name, bool laterWords)
    {
        if (laterWords && !name.HasLaterWords) return;
        var count = Letters.Fold(table.Text.AsSpan(name.Offset, name.Length), letters, out var starts);
        if (!laterWords) AddBoth(row, name, letters.AsSpan(0, count), later: false);
        else
            for (var at = 1; at <= count - ShortestWord; at++)
                if ((starts >> at & 1) != 0) AddBoth(row, name, letters.AsSpan(at, count - at), later: true);
    }

    void AddBoth(int row, PlaceName name, ReadOnlySpan<byte> bare, bool later)
    {
        Add(row, name, bare, later);
        Add(row, name, sounds.AsSpan(0, Skeleton.Read(bare, name.Spelling, sounds)), later);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Add(int row, PlaceName name, ReadOnlySpan<byte> key, bool later)
    {
        if (key.IsEmpty || IsKnown(key)) return;
        if (used + key.Length > keys.Length) Array.Resize(ref keys, keys.Length * 2);
        if (Count == entries.Length) Array.Resize(ref entries, entries.Length * 2);
        key.CopyTo(keys.AsSpan(used));
        entries[Count++] = new(used, (byte)key.Length, row, name.Offset, Ranking.Standing(table.Populations[row], later, name.IsAlternate));
        used += key.Length;
    }

    // Remembers the key's hash on the way; beyond the memory's size a key may be kept twice, which does no harm.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool IsKnown(ReadOnlySpan<byte> key)
    {
        var hash = 17;
        foreach (var symbol in key) hash = hash * 31 + symbol;
        var known = Math.Min(Count - firstOfPlace, hashes.Length - 1);
        for (var i = 0; i < known; i++)
            if (hashes[i] == hash && KeyOf(firstOfPlace + i).SequenceEqual(key)) return true;
        hashes[known] = hash;
        return false;
    }

    public ReadOnlySpan<byte> KeyOf(int entry) => keys.AsSpan(entries[entry].Key, entries[entry].Length);
}

/// <summary>One key of one place: where its letters are, whose it is, which name it came from and how high the place stands.</summary>
readonly record struct NameKey(int Key, byte Length, int Row, int Name, short Standing);
