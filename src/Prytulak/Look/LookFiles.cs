using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Prytulak.Foundation;

namespace Prytulak.Look;

/// <summary>The style, the script and the icon: read once, compressed once, named by their content and kept by browsers for a year.</summary>
public static class LookFiles
{
    private static readonly Dictionary<string, LookFile> All = new[]
    {
        Read("app.css", "text/css; charset=utf-8"), Read("app.js", "text/javascript; charset=utf-8"), Read("icon.svg", "image/svg+xml"),
        Read("passkeys.js", "text/javascript; charset=utf-8"),
    }.ToDictionary(file => file.Name);

    public static string Address(string name) => $"/look/{All[name].Hash}/{name}";

    public static IResult Serve(string hash, string name, HttpContext http)
    {
        if (!All.TryGetValue(name, out var file)) throw Refusal.Absent;
        http.Response.Headers.CacheControl = file.Hash == hash ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)) return TypedResults.Bytes(file.Plain, file.Type);
        http.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(file.Brotli, file.Type);
    }

    private static LookFile Read(string name, string type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Prytulak.Look." + name)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        return new(name, type, Convert.ToHexStringLower(SHA256.HashData(plain))[..12], plain, Compress(plain));
    }

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(plain);
        return packed.ToArray();
    }

    private sealed record LookFile(string Name, string Type, string Hash, byte[] Plain, byte[] Brotli);
}
