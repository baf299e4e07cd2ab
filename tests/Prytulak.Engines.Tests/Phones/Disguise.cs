using System.Text;

namespace Prytulak.Engines.Tests.Phones;

/// <summary>Writes one number in one of the many ways people do, chosen by a seed.</summary>
internal static class Disguise
{
    private static readonly int[] zeros = ['0', 0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10, 0x1D7CE];
    private static readonly string[] between =
        ["", "", "", " ", "-", ".", "/", "\u00A0", "\u2009", "\u2011", "\u2013", "\u2212", "\t", " - ", "\u200B", "\u200E", "\u202C", "\u2060", "\uFEFF", "\u00AD", "\u3000", "\uFE0F"];
    private static readonly (string Open, string Close)[] brackets = [("", ""), ("(", ")"), ("[", "] "), ("\uFF08", "\uFF09"), (" (", ") ")];
    private static readonly string[] pluses = ["+", "\uFF0B", "+ ", "++", "\u202A+", "(+"];
    private static readonly string[] labels = ["", "", "tel:", "Tel. ", "тел. ", "моб.: ", "\u200F", "  "];

    public static (string Typed, string? Home) Of((string Country, string Trunk, string Code, string National) number, int seed)
    {
        var random = new Random(seed);
        var (before, digits, home) = Form(number, random);
        return (Pick(labels, random) + before + Spread(digits, random), home);
    }

    private static (string Before, string Digits, string? Home) Form((string Country, string Trunk, string Code, string National) number, Random random)
    {
        var anywhere = Pick([null, number.Country, "PL", "UA", "BY", "DE", "xx"], random);
        return random.Next(7) switch
        {
            0 => (Pick(pluses, random), number.Code + number.National, anywhere),
            1 => ("", "00" + number.Code + number.National, anywhere),
            2 => ("", "810" + number.Code + number.National, Pick(["BY", "RU"], random)),
            3 => ("", number.Code + number.National, Pick([null, number.Country], random)),
            4 => (Pick(pluses, random), number.Code + (number.Trunk is "0" or "06" ? number.Trunk : "") + number.National, anywhere),
            5 => ("", number.National, number.Country),
            _ => ("", number.Trunk + number.National, number.Country),
        };
    }

    private static string Spread(string digits, Random random)
    {
        var (open, close) = Pick(brackets, random);
        var bracketed = random.Next(1, digits.Length - 2);
        var zero = Pick(zeros, random);
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == bracketed) text.Append(open);
            text.Append(new Rune((random.Next(3) == 0 ? '0' : zero) + digits[i] - '0')).Append(Pick(between, random));
            if (i == bracketed + 1) text.Append(close);
        }
        return text.ToString();
    }

    private static T Pick<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];
}
