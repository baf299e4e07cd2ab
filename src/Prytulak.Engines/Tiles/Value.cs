namespace Prytulak.Engines.Tiles;

/// <summary>The value of an attribute: a number by its bits, text with its hash.</summary>
readonly struct Value(ValueKind kind, long bits, string? text = null)
{
    public ValueKind Kind => kind;
    public long Bits => bits;
    public string? Text => text;

    // Protocol Buffers write a negative number in ten bytes unless it is told to be signed.
    ulong Whole => bits >= 0 ? (ulong)bits : (ulong)(bits << 1 ^ bits >> 63);

    int Inner => kind switch
    {
        ValueKind.Text => 1 + ByteBuffer.SizeOf(text!),
        ValueKind.Number => 9,
        ValueKind.Truth => 2,
        _ => 1 + ByteBuffer.SizeOf(Whole)
    };

    /// <summary>The bytes that <see cref="Write"/> writes.</summary>
    public int Size => 1 + ByteBuffer.SizeOf((ulong)Inner) + Inner;

    /// <summary>Writes it as one of a layer's values.</summary>
    public void Write(ByteBuffer buffer)
    {
        buffer.Field(0x22, Inner);
        switch (kind)
        {
            case ValueKind.Text: buffer.Field(0x0A, text!); break;
            case ValueKind.Number: buffer.Field(0x19, BitConverter.Int64BitsToDouble(bits)); break;
            case ValueKind.Truth: buffer.Field(0x38, (ulong)bits); break;
            default: buffer.Field((byte)(bits >= 0 ? 0x28 : 0x30), Whole); break;
        }
    }
}

/// <summary>What an attribute's value is.</summary>
enum ValueKind : byte { Text, Whole, Number, Truth }
