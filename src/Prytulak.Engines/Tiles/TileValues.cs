using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>The values of attributes of a layer, each once: an open-addressing table with linear probing.</summary>
sealed class TileValues
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    Value[] values = new Value[128];
    int[] slots = new int[256];
    int shift = 64 - 8;

    public int Count { get; private set; }

    public void Clear()
    {
        if (Count == 0) return;
        Count = 0;
        Array.Clear(slots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(long whole) => Find(new(ValueKind.Whole, whole));

    public int IndexOf(double number) => Find(new(ValueKind.Number, BitConverter.DoubleToInt64Bits(number)));

    public int IndexOf(bool truth) => Find(new(ValueKind.Truth, truth ? 1 : 0));

    public int IndexOf(string text)
    {
        var value = new Value(ValueKind.Text, text.GetHashCode(), text);
        for (var slot = SlotOf(value); ; slot = slot + 1 & slots.Length - 1)
        {
            if (slots[slot] is var index && index == 0) return Add(value, slot);
            ref readonly var known = ref values[index - 1];
            if (known.Kind == ValueKind.Text && known.Bits == value.Bits && known.Text == text) return index - 1;
        }
    }

    /// <summary>The bytes that <see cref="Write"/> writes.</summary>
    public int Size()
    {
        var size = 0;
        for (var i = 0; i < Count; i++) size += values[i].Size;
        return size;
    }

    public void Write(ByteBuffer buffer)
    {
        for (var i = 0; i < Count; i++) values[i].Write(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Find(Value value)
    {
        for (var slot = SlotOf(value); ; slot = slot + 1 & slots.Length - 1)
        {
            if (slots[slot] is var index && index == 0) return Add(value, slot);
            ref readonly var known = ref values[index - 1];
            if (known.Bits == value.Bits && known.Kind == value.Kind) return index - 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int SlotOf(in Value value) => (int)(((ulong)value.Bits + (ulong)value.Kind) * Golden >> shift);

    int Add(in Value value, int slot)
    {
        if (Count == values.Length)
        {
            Grow();
            return Add(value, FreeSlot(value));
        }
        values[Count] = value;
        slots[slot] = ++Count;
        return Count - 1;
    }

    void Grow()
    {
        Array.Resize(ref values, Count * 2);
        slots = new int[slots.Length * 2];
        shift--;
        for (var i = 0; i < Count; i++) slots[FreeSlot(values[i])] = i + 1;
    }

    int FreeSlot(in Value value)
    {
        var slot = SlotOf(value);
        while (slots[slot] != 0) slot = slot + 1 & slots.Length - 1;
        return slot;
    }
}
