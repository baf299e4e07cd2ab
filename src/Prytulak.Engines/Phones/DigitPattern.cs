using System.Text.RegularExpressions;

namespace Prytulak.Engines.Phones;

/// <summary>A regular expression over digits, matched in linear time, and not built before it is asked.</summary>
internal sealed class DigitPattern(string source)
{
    private readonly Lazy<Regex> whole = new(() => Built(@$"\A(?:{source})\z"));
    private readonly Lazy<Regex> start = new(() => Built(@$"\A(?:{source})"));

    public static DigitPattern? Of(string source) => source.Length > 0 ? new(source) : null;

    private static Regex Built(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool IsAllOf(string digits) => whole.Value.IsMatch(digits);

    public bool Begins(string digits) => start.Value.IsMatch(digits);

    public int LengthAtStart(string digits) => start.Value.Match(digits).Length;

    /// <summary>
    /// The digits with the match at their start removed, or replaced if the last group of the pattern took part in it.
    /// </summary>
    public string WithoutStart(string digits, string replacement)
    {
        var match = start.Value.Match(digits);
        var replaced = replacement.Length > 0 && match.Groups[^1].Success ? match.Result(replacement) : "";
        return replaced + digits[match.Length..];
    }
}
