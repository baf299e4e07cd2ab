using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Prytulak.Engines.Tiles;

/// <summary>Bytes that grow, written in the ways of Protocol Buffers.</summary>
sealed class ByteBuffer
{
    byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>The bytes that a number takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ulong number) => (BitOperations.Log2(number | 1) * 9 + 73) >> 6;

    /// <summary>The bytes of text with its length before it.</summary>
    public static int SizeOf(string text) => Encoding.UTF8.GetByteCount(text) is var length ? SizeOf((ulong)length) + length : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Byte(byte value)
    {
        if (Length == bytes.Length) Grow(1);
        bytes[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(uint number)
    {
        if (number < 0x80 && Length < bytes.Length) bytes[Length++] = (byte)number;
        else Long(number);
    }

    void Long(ulong number)
    {
        if (bytes.Length - Length < 10) Grow(10);
        for (; number >= 0x80; number >>= 7) bytes[Length++] = (byte)(number | 0x80);
        bytes[Length++] = (byte)number;
    }

    public void Field(byte tag, double number)
    {
        Byte(tag);
        if (bytes.Length - Length < 8) Grow(8);
        BitConverter.TryWriteBytes(bytes.AsSpan(Length), number);
        Length += 8;
    }

    public void Bytes(ReadOnlySpan<byte> more)
    {
        if (bytes.Length - Length < more.Length) Grow(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void Field(byte tag, int number) => Field(tag, (ulong)number);

    public void Field(byte tag, ulong number)
    {
        Byte(tag);
        Long(number);
    }

    public void Field(byte tag, ReadOnlySpan<byte> message)
    {
        Field(tag, message.Length);
        Bytes(message);
    }

    public void Field(byte tag, string text)
    {
        Byte(tag);
        Text(text);
    }

    void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((uint)length);
        if (bytes.Length - Length < length) Grow(length);
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    void Grow(int more) => Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
}
