using System.Text;
using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>The text of a file in the encodings that spreadsheets save: UTF-8, UTF-16, and the code pages of Windows for Central Europe, Cyrillic and the West.</summary>
internal static class SheetText
{
    private const int Cyrillic = 1251, Central = 1250, Western = 1252;

    // What is written in one of the two and not in the other; vowels with an umlaut are in both.
    private const string CentralLetters = "ąćęłńśźżčďěňřšťůžőű", WesternLetters = "éèêëàâçîïôûùœæñ";

    private static readonly byte[] Zip = "PK\x03\x04"u8.ToArray(), OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    static SheetText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="Refusal">It is no text.</exception>
    public static string Read(byte[] file)
    {
        if (file.AsSpan().StartsWith(Zip) || file.AsSpan().StartsWith(OldOffice)) throw Refused("import.is_workbook");
        var text = ByMark(file) ?? ByZeros(file) ?? InUtf8(file) ?? InCodePage(file);
        return text.Contains('\0') ? throw Refused("import.no_text") : text;
    }

    public static Refusal Refused(string text, params object[] about) => new(Why.Invalid, text, "file", about);

    private static string? ByMark(byte[] file) => file switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(file, 3, file.Length - 3),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file, 2, file.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2),
        _ => null,
    };

    // Separators and digits have a zero beside them in UTF-16, on the same side throughout.
    private static string? ByZeros(byte[] file)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < Math.Min(file.Length, 2000); i++)
            if (file[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        if (even + odd == 0) return null;
        return odd > even ? Encoding.Unicode.GetString(file) : Encoding.BigEndianUnicode.GetString(file);
    }

    private static string? InUtf8(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string InCodePage(byte[] file)
    {
        if (IsCyrillic(file)) return Encoding.GetEncoding(Cyrillic).GetString(file);
        var (central, western) = (Encoding.GetEncoding(Central).GetString(file), Encoding.GetEncoding(Western).GetString(file));
        return Likelihood(central, CentralLetters) > Likelihood(western, WesternLetters) ? central : western;
    }

    // Words in Cyrillic are of high bytes throughout; in other scripts a high byte stands among low ones.
    private static bool IsCyrillic(byte[] file)
    {
        var (alone, mixed) = (0, 0);
        for (var start = 0; start < file.Length; start++)
        {
            var (end, high) = (start, 0);
            for (; end < file.Length && (file[end] >= 0x80 || char.IsAsciiLetter((char)file[end])); end++) high += file[end] >= 0x80 ? 1 : 0;
            if (high == end - start && high > 1) alone++;
            else if (high > 0) mixed++;
            start = end;
        }
        return alone > mixed;
    }

    // "ł" of one code page is "³" in the other, and a sign within a word is no word.
    private static int Likelihood(string text, string letters)
    {
        var likely = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80) continue;
            if (letters.Contains(char.ToLowerInvariant(text[i]))) likely++;
            else if (!char.IsLetter(text[i]) && i > 0 && char.IsLetter(text[i - 1])) likely -= 2;
        }
        return likely;
    }
}
