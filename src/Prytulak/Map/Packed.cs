using System.IO.Compression;
using System.Security.Cryptography;

namespace Prytulak.Map;

/// <summary>Answers that are the same for everybody: compressed, named by their content, kept by caches.</summary>
internal static class Packed
{
    public const string Tile = "application/vnd.mapbox-vector-tile";

    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal)) zip.Write(plain);
        return packed.ToArray();
    }

    /// <summary>An answer in gzip, for as long as it is good; 304 for whoever has it.</summary>
    public static IResult Answer(HttpContext http, byte[] gzip, string type, TimeSpan good)
    {
        // Weak, for it names the content and not its packing (RFC 9110, 8.8.1).
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(gzip))[..16]}\"";
        http.Response.Headers.CacheControl = $"public, max-age={(int)good.TotalSeconds}";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept-Encoding";
        if (IsHeld(http, tag)) return TypedResults.StatusCode(304);
        if (!TakesGzip(http)) return TypedResults.Bytes(Plain(gzip), type);
        http.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(gzip, type);
    }

    private static bool IsHeld(HttpContext http, string tag) =>
        http.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == "*" || tag.EndsWith(held.Tag.ToString(), StringComparison.Ordinal));

    private static bool TakesGzip(HttpContext http) => http.Request.GetTypedHeaders().AcceptEncoding.Any(taken => taken.Value == "gzip" && taken.Quality is not 0);

    private static byte[] Plain(byte[] gzip)
    {
        using var zip = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return plain.ToArray();
    }
}
