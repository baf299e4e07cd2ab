using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Prytulak.Foundation;

/// <summary>The languages of the house, and everything that is said in them, read from the *.texts files beside the pages.</summary>
/// <remarks>In a file a line with a key is followed by one indented line for each language: its code, a space, the text.</remarks>
public static class Texts
{
    public static readonly IReadOnlyList<string> Languages = ["en", "uk", "be", "ru", "pl", "de", "fr"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> All = Load();

    /// <summary>Every key with its texts by language.</summary>
    public static IReadOnlyDictionary<string, FrozenDictionary<string, string>> Everything => All;

    /// <summary>The texts of one language; English where the language is not ours.</summary>
    public static Text In(string? language) => new(language is not null && Languages.Contains(language) ? language : "en");

    /// <summary>The first language that the browser prefers and we speak; else English.</summary>
    public static string Preferred(IEnumerable<string> wanted) =>
        wanted.Select(w => w.Split('-')[0].ToLowerInvariant()).FirstOrDefault(Languages.Contains) ?? "en";

    internal static string? Find(string key, string language) =>
        All.TryGetValue(key, out var byLanguage) ? byLanguage.GetValueOrDefault(language) ?? byLanguage.GetValueOrDefault("en") : null;

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        var read = new Dictionary<string, Dictionary<string, string>>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".texts", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Read(reader, name, read);
        }
        return read.ToFrozenDictionary(k => k.Key, k => k.Value.ToFrozenDictionary());
    }

    private static void Read(StreamReader reader, string file, Dictionary<string, Dictionary<string, string>> into)
    {
        Dictionary<string, string>? texts = null;
        while (reader.ReadLine() is { } line)
        {
            if (line is "" or ['#', ..]) continue;
            if (line[0] != ' ') into.Add(line.TrimEnd(), texts = []);
            else if (texts is null || line.Length < 6) throw new InvalidOperationException($"{file}: “{line}” belongs to no key.");
            else texts.Add(line[2..4], line[5..]);
        }
    }
}

/// <summary>Says things in one language: <c>{0}</c> is the first value, <c>{0:ніч|ночі|ночей}</c> the plural form that it asks for.</summary>
public sealed partial class Text(string language)
{
    public string Language => language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);

    public string this[string key, params object[] values] =>
        Fill(Texts.Find(key, language) ?? throw new KeyNotFoundException($"There is no text “{key}”."), values);

    /// <summary>The name of a member of an enumeration: "StayState.Held" is the text "stay_state.held".</summary>
    public string Of<T>(T value) where T : struct, Enum => this[KeyOf(value)];

    public static string KeyOf<T>(T value) where T : struct, Enum => $"{Snake(typeof(T).Name)}.{Snake(value.ToString())}";

    public string Date(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    public string ShortDate(DateOnly date) => date.ToString("d MMM", Culture);

    public string Time(DateTimeOffset instant) => instant.ToString("d MMMM, HH:mm", Culture) + " UTC";

    public string Number(long number) => number.ToString("N0", Culture);

    public string CountryName(string code) => this["country." + code];

    /// <summary>A text of this language with its holes filled.</summary>
    public string Fill(string text, params object[] values) =>
        values is [] ? text : Holes().Replace(text, hole => Say(values[int.Parse(hole.Groups[1].ValueSpan, CultureInfo.InvariantCulture)], hole.Groups[2]));

    private string Say(object value, Group forms) => value switch
    {
        _ when forms.Success => forms.Value.Split('|') is var list ? list[Math.Min(PluralForm(Convert.ToInt64(value)), list.Length - 1)] : "",
        DateOnly date => Date(date),
        DateTimeOffset instant => Time(instant),
        int or long => Number(Convert.ToInt64(value)),
        _ => value.ToString() ?? "",
    };

    // The cardinal rules of Unicode CLDR for whole numbers.
    private int PluralForm(long n) => language switch
    {
        "uk" or "be" or "ru" => (n % 10, n % 100) switch
        {
            (1, not 11) => 0,
            (>= 2 and <= 4, not (>= 12 and <= 14)) => 1,
            _ => 2,
        },
        "pl" => (n, n % 10, n % 100) switch
        {
            (1, _, _) => 0,
            (_, >= 2 and <= 4, not (>= 12 and <= 14)) => 1,
            _ => 2,
        },
        "fr" => n is 0 or 1 ? 0 : 1,
        _ => n == 1 ? 0 : 1,
    };

    private static string Snake(string name) => Humps().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex(@"\{(\d)(?::([^}]*))?\}")]
    private static partial Regex Holes();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Humps();
}
