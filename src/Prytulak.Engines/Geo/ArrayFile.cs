using System.Runtime.InteropServices;

namespace Prytulak.Engines.Geo;

/// <summary>Arrays of numbers written to a stream as they lie in memory, each after its length; little-endian machines only.</summary>
static class ArrayFile
{
    const int Largest = 1 << 28;

    public static void Write<T>(Stream stream, T[] array) where T : unmanaged
    {
        stream.Write(MemoryMarshal.AsBytes([array.Length]));
        stream.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The stream ends early or the length cannot be.</exception>
    public static T[] Read<T>(Stream stream) where T : unmanaged
    {
        Span<int> length = [0];
        Fill(stream, MemoryMarshal.AsBytes(length));
        if (length[0] is < 0 or > Largest) throw new InvalidDataException("The compiled gazetteer is damaged.");
        var array = GC.AllocateUninitializedArray<T>(length[0]);
        Fill(stream, MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }

    static void Fill(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("The compiled gazetteer ends early.");
    }
}
