namespace Prytulak.Foundation;

/// <summary>What can be said of an upload from its length and its first bytes, before any decoder sees it.</summary>
internal static class PhotoKind
{
    private const int MostScans = 64;

    private static readonly string[] unreadBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    public static void Check(ReadOnlySpan<byte> file)
    {
        if (file.Length > Photos.MostBytes) throw new PhotoRefused(PhotoRefusal.TooLarge);
        if (IsUnread(file)) throw new PhotoRefused(PhotoRefusal.Unsupported);
        if (!IsRead(file)) throw new PhotoRefused(PhotoRefusal.NotAnImage);
        if (IsJpeg(file) && JpegScans.Count(file) > MostScans) throw new PhotoRefused(PhotoRefusal.Unsupported);
    }

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsRead(ReadOnlySpan<byte> file) =>
        IsJpeg(file)
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)
        || Brand(file, "RIFF"u8, 0).StartsWith("WEBP"u8);

    private static bool IsUnread(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("BM"u8)
        || unreadBrands.Contains(System.Text.Encoding.ASCII.GetString(Brand(file, "ftyp"u8, 4)));

    private static ReadOnlySpan<byte> Brand(ReadOnlySpan<byte> file, ReadOnlySpan<byte> container, int at) =>
        file.Length >= 12 && file[at..].StartsWith(container) ? file[8..12] : [];
}
