using System.Buffers.Binary;
using System.IO.Compression;

namespace Prytulak.Tests.Pictures;

/// <summary>Writes PNG files by hand, so that a test owns each of their bytes.</summary>
internal static class Png
{
    public static byte[] Of(int width, int height, Func<int, int, (byte R, byte G, byte B)> colour)
    {
        var rows = new MemoryStream();
        for (var y = 0; y < height; y++) WriteRow(rows, width, x => colour(x, y));
        return Of(width, height, rows.ToArray());
    }

    public static byte[] Of(int width, int height, byte[] rows) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, Header(width, height)), .. Chunk("IDAT"u8, Packed(rows)), .. Chunk("IEND"u8, [])];

    private static void WriteRow(Stream rows, int width, Func<int, (byte R, byte G, byte B)> colour)
    {
        rows.WriteByte(0);
        for (var x = 0; x < width; x++) rows.Write([colour(x).R, colour(x).G, colour(x).B]);
    }

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        return header;
    }

    private static byte[] Packed(byte[] rows)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
