using System.Text.RegularExpressions;

namespace Prytulak.Engines.Phones;

/// <summary>
/// A regular expression over digits, not built before it is asked. It repeats nothing without bound and no group, so that the
/// work of a match is bounded by the pattern; the linear-time engine of .NET would take 200 MB for the plans of the world, this 3.
/// </summary>
internal sealed class DigitPattern
{
    private readonly Lazy<Regex> whole;
    private readonly Lazy<Regex> start;

    public DigitPattern(string source)
    {
        if (!IsBounded(source)) throw new InvalidDataException("A pattern repeats without bound.");
        whole = new(() => Built(@$"\A(?:{source})\z"));
        start = new(() => Built(@$"\A(?:{source})"));
    }

    private static bool IsBounded(string source) => !source.AsSpan().ContainsAny('*', '+') && !source.Contains("){", StringComparison.Ordinal);

    private static Regex Built(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    public static DigitPattern? Of(string source) => source.Length > 0 ? new(source) : null;

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
