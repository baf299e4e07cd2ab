using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Prytulak.Foundation;

namespace Prytulak.Look;

/// <summary>Styles, scripts, fonts and the icon: read once, compressed once, named by their content and kept by browsers for a year.</summary>
public static class LookFiles
{
    private const string Style = "text/css; charset=utf-8", Script = "text/javascript; charset=utf-8", Font = "font/woff2";

    private static readonly LookFile[] Fonts =
        [.. ((string[])["latin", "latin-europe", "latin-ext", "cyrillic", "cyrillic-ext"]).Select(letters => Read($"noto-sans-{letters}.woff2", Font))];

    private static readonly Dictionary<string, LookFile> All = ((IEnumerable<LookFile>)
    [
        Read("app.css", Style), Read("app.js", Script), Read("icon.svg", "image/svg+xml"), Read("passkeys.js", Script),
        Read("map.css", Style), Read("map.js", Script), Read("map-worker.js", Script), .. Fonts,
    ]).ToDictionary(file => file.Name);

    public static string Address(string name) => Address(All[name]);

    private static string Address(LookFile file) => $"/look/{file.Hash}/{file.Name}";

    public static IResult Serve(string hash, string name, HttpContext http)
    {
        if (!All.TryGetValue(name, out var file)) throw Refusal.Absent;
        http.Response.Headers.CacheControl = file.Hash == hash ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (file.Type == Font || !http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)) return TypedResults.Bytes(file.Plain, file.Type);
        http.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(file.Brotli, file.Type);
    }

    private static LookFile Read(string name, string type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Prytulak.Look." + name)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        if (type == Style) plain = WithFonts(plain);
        return new(name, type, Convert.ToHexStringLower(SHA256.HashData(plain))[..12], plain, Compress(plain));
    }

    // A style names a font by its name alone; its address comes from its content.
    private static byte[] WithFonts(byte[] style) =>
        Encoding.UTF8.GetBytes(Fonts.Aggregate(Encoding.UTF8.GetString(style), (text, font) => text.Replace("look:" + font.Name, Address(font), StringComparison.Ordinal)));

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(plain);
        return packed.ToArray();
    }

    private sealed record LookFile(string Name, string Type, string Hash, byte[] Plain, byte[] Brotli);
}
