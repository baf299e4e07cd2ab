using System.Buffers.Binary;
using System.Text;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>Reads a Protocol Buffers message field by field, from its description alone.</summary>
ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    ReadOnlySpan<byte> rest = message;

    public int Field { get; private set; }

    public int Wire { get; private set; }

    public readonly bool IsAtEnd => rest.IsEmpty;

    public bool Next()
    {
        if (rest.IsEmpty) return false;
        var tag = Raw();
        (Field, Wire) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong Number() => Wire == 0 ? Raw() : throw Broken("is no number");

    public double Double()
    {
        if (Wire != 1 || rest.Length < 8) throw Broken("is no double");
        var number = BinaryPrimitives.ReadDoubleLittleEndian(rest);
        rest = rest[8..];
        return number;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        if (Wire != 2) throw Broken("is no message");
        var length = Raw();
        if (length > (ulong)rest.Length) throw Broken("ends early");
        var bytes = rest[..(int)length];
        rest = rest[(int)length..];
        return bytes;
    }

    public string Text() => new UTF8Encoding(false, true).GetString(Bytes());

    public List<uint> Packed()
    {
        var numbers = new List<uint>();
        var inner = new ProtoReader(Bytes());
        while (!inner.IsAtEnd) numbers.Add(checked((uint)inner.Raw()));
        return numbers;
    }

    public readonly InvalidDataException Broken(string what) => new($"Field {Field} {what}.");

    ulong Raw()
    {
        var number = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (rest.IsEmpty) throw Broken("ends early");
            var part = rest[0];
            rest = rest[1..];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return part > 0 || shift == 0 ? number : throw Broken("is longer than need be");
        }
        throw Broken("is too long");
    }
}
