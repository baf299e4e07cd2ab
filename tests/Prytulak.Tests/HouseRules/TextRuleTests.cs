using System.Text.RegularExpressions;
using Prytulak.Foundation;
using Prytulak.Placement.Contracts;
using Xunit;

namespace Prytulak.Tests.HouseRules;

/// <summary>Everything is said in every language, wholly, and nothing is said that nobody reads.</summary>
public sealed class TextRuleTests
{
    private const string Key = @"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+)+";

    // Words that are the same in two languages, and names.
    private static readonly HashSet<string> SameInBoth = ["Prytulak", "Journal", "Name", "SMS", "Wi-Fi", "PDF", "CSV", "QR", "E-mail", "Code", "Contact", "Contacts", "Notes", "Note", "Message", "Messages", "Host", "Hosts", "Team", "System", "Pause", "Kindergarten", "Messenger", "Table", "Europe", "km"];

    [Fact]
    public void Every_text_is_there_in_every_language() =>
        Rule.Holds(TextFiles.ByKey.Where(k => Texts.Languages.Except(k.Select(s => s.Language)).Any())
            .Select(k => $"{k.First().File} {k.Key} lacks {string.Join(' ', Texts.Languages.Except(k.Select(s => s.Language)))}"));

    [Fact]
    public void No_text_is_empty_or_in_a_language_that_is_not_ours() =>
        Rule.Holds(TextFiles.All.Where(s => string.IsNullOrWhiteSpace(s.Text) || !Texts.Languages.Contains(s.Language)));

    [Fact]
    public void Every_translation_has_the_holes_of_the_English_text() =>
        Rule.Holds(TextFiles.ByKey.SelectMany(k => k.Where(s => !s.Holes.SequenceEqual(k.First(e => e.Language == "en").Holes))));

    [Fact]
    public void Every_plural_has_as_many_forms_as_its_language() =>
        Rule.Holds(TextFiles.All.Where(s => s.PluralForms.Any(forms => forms != (s.Language is "uk" or "be" or "ru" or "pl" ? 3 : 2))));

    [Fact]
    public void A_number_before_a_word_asks_for_its_plural_form() =>
        Rule.Holds(TextFiles.Translated.Where(s => s.Language is not ("de" or "fr") && s.PluralForms.Any() != Regex.IsMatch(TextFiles.In("en", s.Key) ?? "", @"\{\d:")));

    [Fact]
    public void No_translation_is_the_English_text_again() =>
        Rule.Holds(TextFiles.Translated.Where(s => s.Text == TextFiles.In("en", s.Key) && s.Bare.Any(char.IsLetter)
            && !SameInBoth.Contains(s.Bare.Trim()) && !(s.Key.StartsWith("country.", StringComparison.Ordinal) && s.Language is "pl" or "de" or "fr")));

    [Fact]
    public void Each_language_is_written_in_its_own_letters()
    {
        Rule.Holds(Foreign("en", "[а-яёіїєґў]"));
        Rule.Holds(Foreign("pl", "[а-яёіїєґўßèàùûœ]"));
        Rule.Holds(Foreign("de", "[а-яёіїєґўąęłńśźżèàùûœ]"));
        Rule.Holds(Foreign("fr", "[а-яёіїєґўąęłńśźżß]"));
        Rule.Holds(Foreign("uk", "[ыэъёў]"));
        Rule.Holds(Foreign("be", "[ищъїєґ]"));
        Rule.Holds(Foreign("ru", "[іїєґў]"));
    }

    [Fact]
    public void Belarusian_and_Ukrainian_are_no_copies_of_Russian() =>
        Rule.Holds(TextFiles.All.Where(s => s.Language is "be" or "uk" && s.Bare.Count(char.IsLetter) > 20 && s.Text == TextFiles.In("ru", s.Key)));

    [Fact]
    public void Every_text_that_a_source_asks_for_exists() =>
        Rule.Holds(
            from source in Sources.Application
            from Match asked in Regex.Matches(source.Text, $@"(?:\b[tT](?:ext)?\[|Refusal\(Why\.\w+, |\bFault\((?:[^,()]+), |new\(Why\.\w+, )""({Key})""(?! \+)")
            where !TextFiles.Keys.Contains(asked.Groups[1].Value)
            select $"{source.Path}: {asked.Groups[1].Value}");

    [Fact]
    public void Every_text_is_asked_for_somewhere()
    {
        var named = Found($@"""({Key})""");
        var beginnings = Found(@"""([A-Za-z0-9_.]+[._])(?:""|\{)").Concat(Found(@"\bKeys\(""([a-z_]+)""").Select(list => list + ".")).ToHashSet();
        var ends = Found(@"""(\.[a-z_]+)""");
        var members = Enums.SelectMany(e => Enum.GetNames(e).Select(name => KeyOf(e, name))).ToHashSet();
        bool IsAsked(string key) => named.Contains(key) || members.Contains(key) || beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal));
        Rule.Holds(TextFiles.Keys.Where(key => !IsAsked(key) && !ends.Any(end => key.EndsWith(end, StringComparison.Ordinal) && IsAsked(key[..^end.Length]))));
    }

    // Some moves of a stay are made by a button; the others nobody chooses by name.
    [Fact]
    public void An_enumeration_that_is_told_to_people_is_told_in_full() =>
        Rule.Holds(
            from told in Enums.Where(e => !e.IsDefined(typeof(FlagsAttribute), false) && e != typeof(StayMove))
            let keys = Enum.GetNames(told).Select(name => KeyOf(told, name)).ToList()
            where keys.Any(TextFiles.Keys.Contains)
            from missing in keys.Where(key => !TextFiles.Keys.Contains(key))
            select missing);

    private static HashSet<string> Found(string pattern) =>
        [.. Sources.Application.SelectMany(s => Regex.Matches(s.Text, pattern)).Select(m => m.Groups[1].Value)];

    private static IEnumerable<Type> Enums => typeof(Server).Assembly.GetTypes().Where(t => t.IsEnum);

    private static string KeyOf(Type type, string name) => $"{Snake(type.Name)}.{Snake(name)}";

    private static string Snake(string name) => Regex.Replace(name, "(?<!^)[A-Z]", "_$0").ToLowerInvariant();

    // What languages call themselves is said in their own letters.
    private static IEnumerable<Said> Foreign(string language, string letters) =>
        TextFiles.All.Where(s => s.Language == language && Regex.IsMatch(s.Words, letters, RegexOptions.IgnoreCase));
}
