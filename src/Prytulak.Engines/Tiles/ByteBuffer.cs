using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Prytulak.Engines.Tiles;

/// <summary>Bytes that grow, written in the ways of Protocol Buffers; a field is its tag, then its number or its length and content.</summary>
sealed class ByteBuffer
{
    const int LongestNumber = 10;

    byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>The bytes that a number takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ulong number) => (BitOperations.Log2(number | 1) * 9 + 73) >> 6;

    /// <summary>The bytes that a length and so much after it take.</summary>
    public static int SizeWith(int length) => SizeOf((uint)length) + length;

    /// <summary>The bytes that text and its length take.</summary>
    public static int SizeOf(string text) => SizeWith(Encoding.UTF8.GetByteCount(text));

    /// <summary>Takes so many bytes, to be filled by the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Take(int length)
    {
        var room = Room(length);
        Length += length;
        return room[..length];
    }

    public void Number(ulong number) => Took(Put(Room(LongestNumber), number));

    /// <summary>Two numbers, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pair(uint first, uint second) => Took(Put(Put(Room(2 * LongestNumber), first), second));

    public void Bytes(ReadOnlySpan<byte> more) => more.CopyTo(Take(more.Length));

    public void Field(byte tag, ulong number) => Took(Put(Put(Room(1 + LongestNumber), tag), number));

    public void Field(byte tag, double number)
    {
        Number(tag);
        BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), number);
    }

    public void Field(byte tag, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Field(tag, (uint)length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    /// <summary>Writes a number and gives what is left of the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Put(Span<byte> room, ulong number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7) room[length++] = (byte)(number | 0x80);
        room[length++] = (byte)number;
        return room[length..];
    }

    /// <summary>Writes bytes after their length and gives what is left of the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Put(Span<byte> room, ReadOnlySpan<byte> content)
    {
        room = Put(room, (uint)content.Length);
        content.CopyTo(room);
        return room[content.Length..];
    }

    /// <summary>At least so many bytes to write to; <see cref="Took"/> tells how many were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Room(int length)
    {
        if (bytes.Length - Length < length) Grow(length);
        return bytes.AsSpan(Length);
    }

    /// <param name="left">What is left of the room.</param>
    public void Took(Span<byte> left) => Length = bytes.Length - left.Length;

    void Grow(int more) => Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
}
