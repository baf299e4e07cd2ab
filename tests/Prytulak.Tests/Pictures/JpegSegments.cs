using Xunit;

namespace Prytulak.Tests.Pictures;

/// <summary>Reads which segments a JPEG has, by its bytes alone, so that the tests do not trust the library they watch over.</summary>
internal static class JpegSegments
{
    /// <summary>The marker of each segment in order, from SOI (D8) to EOI (D9); an error if anything follows or is missing.</summary>
    public static List<byte> Of(byte[] jpeg)
    {
        List<byte> markers = [jpeg[1]];
        var at = 2;
        while (markers[^1] != 0xD9) at = Next(jpeg, at, markers);
        Assert.Equal(jpeg.Length, at);
        return markers;
    }

    private static int Next(byte[] jpeg, int at, List<byte> markers)
    {
        Assert.Equal(0xFF, jpeg[at]);
        markers.Add(jpeg[at + 1]);
        if (markers[^1] == 0xD9) return at + 2;
        at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        return markers[^1] == 0xDA ? AfterScan(jpeg, at) : at;
    }

    private static int AfterScan(byte[] jpeg, int at)
    {
        while (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or >= 0xD0 and <= 0xD7) at++;
        return at;
    }
}
