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
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(gzip))[..16]}\"";
        http.Response.Headers.CacheControl = $"public, max-age={(int)good.TotalSeconds}";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)) return TypedResults.StatusCode(304);
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal)) return TypedResults.Bytes(Plain(gzip), type);
        http.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(gzip, type);
    }

    private static byte[] Plain(byte[] gzip)
    {
        using var zip = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return plain.ToArray();
    }
}
