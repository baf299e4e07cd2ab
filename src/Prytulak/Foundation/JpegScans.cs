namespace Prytulak.Foundation;

/// <summary>
/// Counts the passes a progressive JPEG makes over its whole area. The format allows some thousands, each a few bytes long in
/// the file and a few hundredths of a second in the decoder, so that 400 kB can keep it busy for a minute; cameras make one,
/// programs about ten.
/// </summary>
internal static class JpegScans
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA;

    /// <summary>Passes of the first picture in the file, up to its end marker or the last byte. Linear in the length.</summary>
    public static int Count(ReadOnlySpan<byte> jpeg)
    {
        var scans = 0;
        for (var marker = Next(ref jpeg); marker is not (0 or EndOfImage); marker = Next(ref jpeg))
        {
            if (marker == StartOfScan) scans++;
            if (!StandsAlone(marker)) Skip(ref jpeg);
        }
        return scans;
    }

    // Bytes that no marker claims, those of the scans among them, are passed over as a decoder does that looks for the next one.
    private static byte Next(ref ReadOnlySpan<byte> jpeg)
    {
        while (jpeg.IndexOf((byte)0xFF) is >= 0 and var at && at + 1 < jpeg.Length)
        {
            var marker = jpeg[at + 1];
            jpeg = jpeg[(at + (marker == 0xFF ? 1 : 2))..];
            if (marker is not (0 or 0xFF)) return marker;
        }
        return 0;
    }

    private static bool StandsAlone(byte marker) => marker is 0x01 or >= 0xD0 and <= 0xD8;

    private static void Skip(ref ReadOnlySpan<byte> jpeg)
    {
        var length = jpeg.Length < 2 ? 0 : jpeg[0] << 8 | jpeg[1];
        jpeg = jpeg[Math.Min(length, jpeg.Length)..];
    }
}
