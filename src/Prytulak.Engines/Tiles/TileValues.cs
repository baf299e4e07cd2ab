using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// The values of attributes of a layer, each once: an open-addressing table with linear probing,
/// beside the bytes of the values, written as they come.
/// </summary>
sealed class TileValues
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    readonly ByteBuffer written = new();
    readonly List<string> texts = [];
    Slot[] slots = new Slot[256];
    int shift = 64 - 8;
    int count;

    /// <summary>The values as fields of the layer.</summary>
    public ReadOnlySpan<byte> Written => written.Written;

    public void Clear()
    {
        if (count == 0) return;
        count = 0;
        written.Clear();
        texts.Clear();
        Array.Clear(slots);
    }

    public int IndexOf(long whole) => IndexOf(ValueKind.Whole, whole);

    public int IndexOf(double number) => IndexOf(ValueKind.Number, BitConverter.DoubleToInt64Bits(number));

    public int IndexOf(bool truth) => IndexOf(ValueKind.Truth, truth ? 1 : 0);

    public int IndexOf(string text)
    {
        var hash = text.GetHashCode();
        for (var at = SlotOf(hash); ; at = at + 1 & slots.Length - 1)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Kind == ValueKind.None) return AddText(at, hash, text);
            if (slot.Kind == ValueKind.Text && slot.Bits >> 32 == hash && texts[(int)slot.Bits] == text) return slot.Index;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int IndexOf(ValueKind kind, long bits)
    {
        var table = slots;
        for (var at = SlotOf(bits); ; at = at + 1 & table.Length - 1)
        {
            ref readonly var slot = ref table[at];
            if (slot.Bits == bits && slot.Kind == kind) return slot.Index;
            if (slot.Kind == ValueKind.None) return Add(at, kind, bits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int SlotOf(long bits) => (int)((ulong)bits * Golden >> shift);

    int Add(int at, ValueKind kind, long bits)
    {
        if (kind == ValueKind.Whole && (ulong)bits < 0x4000) WriteSmall((uint)bits);
        else Write(kind, bits);
        return Keep(at, kind, bits);
    }

    // A text's slot holds its hash above and its place among the texts below.
    int AddText(int at, int hash, string text)
    {
        texts.Add(text);
        written.Field(0x22, (ulong)(1 + ByteBuffer.SizeOf(text)));
        written.Field(0x0A, text);
        return Keep(at, ValueKind.Text, (long)hash << 32 | (uint)(texts.Count - 1));
    }

    int Keep(int at, ValueKind kind, long bits)
    {
        slots[at] = new(bits, count++, kind);
        if (count * 2 > slots.Length) Grow();
        return count - 1;
    }

    // Of one byte or two, as nearly all are.
    void WriteSmall(uint whole)
    {
        var room = written.Room(5);
        (room[0], room[1], room[2]) = (0x22, 2, 0x28);
        if (whole >= 0x80) (room[1], room[3], room[4]) = (3, (byte)(whole | 0x80), (byte)(whole >> 7));
        else room[3] = (byte)whole;
        written.Took(room[(2 + room[1])..]);
    }

    // Protocol Buffers write a negative number in ten bytes unless it is told to be signed.
    void Write(ValueKind kind, long bits)
    {
        var number = bits >= 0 ? (ulong)bits : (ulong)(bits << 1 ^ bits >> 63);
        written.Field(0x22, kind switch { ValueKind.Number => 9ul, ValueKind.Truth => 2, _ => (ulong)(1 + ByteBuffer.SizeOf(number)) });
        if (kind == ValueKind.Number) written.Field(0x19, BitConverter.Int64BitsToDouble(bits));
        else if (kind == ValueKind.Truth) written.Field(0x38, number);
        else written.Field((byte)(bits >= 0 ? 0x28 : 0x30), number);
    }

    void Grow()
    {
        var before = slots;
        slots = new Slot[before.Length * 2];
        shift--;
        foreach (var slot in before)
            if (slot.Kind != ValueKind.None) slots[FreeSlot(slot)] = slot;
    }

    int FreeSlot(in Slot slot)
    {
        var at = SlotOf(slot.Kind == ValueKind.Text ? slot.Bits >> 32 : slot.Bits);
        while (slots[at].Kind != ValueKind.None) at = at + 1 & slots.Length - 1;
        return at;
    }

    /// <summary>A value by its bits, and its index in the layer.</summary>
    readonly record struct Slot(long Bits, int Index, ValueKind Kind);

    enum ValueKind { None, Text, Whole, Number, Truth }
}
