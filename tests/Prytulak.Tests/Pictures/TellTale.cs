using System.Text;

namespace Prytulak.Tests.Pictures;

/// <summary>Puts into a JPEG everything a camera or an editor writes beside the picture, each holding the same secret.</summary>
internal static class TellTale
{
    private const ushort Text = 2, Short = 3, Long = 4, Rational = 5;

    public static byte[] Jpeg(byte[] clean, int orientation, string secret) =>
        [0xFF, 0xD8, .. Segments(clean, orientation, Encoding.ASCII.GetBytes(secret)), .. clean[2..], .. Encoding.ASCII.GetBytes(secret)];

    private static byte[] Segments(byte[] clean, int orientation, byte[] secret) =>
    [
        .. Segment(0xE0, [.. "JFIF\0\x01\x02\x01\x12\x34\x56\x78\0\0"u8]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, secret, clean)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"u8, .. secret, .. "</x:xmpmeta>"u8]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0\x01\x01"u8, .. secret]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. secret]),
        .. Segment(0xED, [.. "Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0"u8, (byte)secret.Length, .. secret]),
        .. Segment(0xEB, secret),
        .. Segment(0xFE, secret),
    ];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    // Little-endian TIFF: IFD0 with the place, IFD1 with a preview that holds the secret once more.
    private static byte[] Exif(int orientation, byte[] secret, byte[] preview)
    {
        byte[] secretPreview = [.. preview[..2], .. Segment(0xFE, secret), .. preview[2..]];
        const int ifd0 = 8, gps = ifd0 + 2 + 4 * 12 + 4, ifd1 = gps + 2 + 3 * 12 + 4, place = ifd1 + 2 + 2 * 12 + 4, words = place + 24;
        return
        [
            .. "II*\0"u8, .. U32(ifd0),
            .. U16(4), .. Entry(0x010F, Text, secret.Length, words), .. Entry(0x0112, Short, 1, orientation),
            .. Entry(0x013B, Text, secret.Length, words), .. Entry(0x8825, Long, 1, gps), .. U32(ifd1),
            .. U16(3), .. Entry(1, Text, 2, 'N'), .. Entry(2, Rational, 3, place), .. Entry(0x1D, Text, secret.Length, words), .. U32(0),
            .. U16(2), .. Entry(0x0201, Long, 1, words + secret.Length), .. Entry(0x0202, Long, 1, secretPreview.Length), .. U32(0),
            .. U32(50), .. U32(1), .. U32(27), .. U32(1), .. U32(0), .. U32(1),
            .. secret, .. secretPreview,
        ];
    }

    private static byte[] Entry(ushort tag, ushort type, int count, int value) => [.. U16(tag), .. U16(type), .. U32(count), .. U32(value)];

    private static byte[] U16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] U32(int value) => [.. U16(value), .. U16(value >> 16)];
}
