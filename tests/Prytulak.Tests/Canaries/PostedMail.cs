using System.Text;
using System.Text.RegularExpressions;
using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>The letters in the folder of a network without a mail server, as they lie there and as a mail program shows them.</summary>
public static partial class PostedMail
{
    public static IReadOnlyList<string> In(Settings settings) =>
        [.. Directory.EnumerateFiles(settings.MailFolder).Select(file => File.ReadAllText(file)).Select(letter => letter + "\n" + Read(letter))];

    /// <summary>A letter with its headers and its body decoded.</summary>
    public static string Read(string letter)
    {
        var (head, body) = letter.Split("\r\n\r\n", 2) is [var first, var rest] ? (first, rest) : (letter, "");
        return EncodedWord().Replace(head, word => Decoded(word.Groups["how"].Value is "B" or "b" ? "base64" : "quoted-printable", word.Groups["text"].Value))
            + "\n\n" + Decoded(Transfer().Match(head).Groups["how"].Value.Trim(), body);
    }

    private static string Decoded(string how, string text) => how.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(text.ReplaceLineEndings(""))),
        "quoted-printable" => QuotedByte().Replace(text.Replace("=\r\n", ""), b => ((char)Convert.ToByte(b.Groups[1].Value, 16)).ToString()),
        _ => text,
    };

    [GeneratedRegex(@"=\?[^?]*\?(?<how>[bBqQ])\?(?<text>[^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex("(?im)^Content-Transfer-Encoding:(?<how>.*)$")]
    private static partial Regex Transfer();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex QuotedByte();
}
