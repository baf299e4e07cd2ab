namespace Prytulak.People;

/// <summary>Base 32 (RFC 4648), in which authenticator apps take their secrets.</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The bytes as letters, five bits each; for a multiple of five bytes, so without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var (at, bit) = (i * 5 / 8, i * 5 % 8);
            var pair = bytes[at] << 8 | (at + 1 < bytes.Length ? bytes[at + 1] : 0);
            text[i] = Letters[pair >> (11 - bit) & 31];
        }
        return new(text);
    }

    public static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            (bits, held) = (bits << 5 | Letters.IndexOf(letter), held + 5);
            if (held < 8) continue;
            bytes[at++] = (byte)(bits >> (held -= 8));
            bits &= (1 << held) - 1;
        }
        return bytes;
    }
}
