using System.Text.RegularExpressions;

namespace Prytulak.Tests.HouseRules;

/// <summary>One text as it stands in its file.</summary>
public sealed record Said(string File, string Key, string Language, string Text)
{
    public override string ToString() => $"{File} {Key} [{Language}] {Text}";

    /// <summary>The text without its holes.</summary>
    public string Bare => Regex.Replace(Text, @"\{\d[^}]*\}", "");

    /// <summary>Everything that a reader sees, plural forms included.</summary>
    public string Words => Regex.Replace(Text, @"\{\d:?([^}]*)\}", "$1");

    public IEnumerable<string> Holes => Regex.Matches(Text, @"\{(\d)").Select(m => m.Groups[1].Value).Distinct().Order();

    public IEnumerable<int> PluralForms => Regex.Matches(Text, @"\{\d:([^}]*)\}").Select(m => m.Groups[1].Value.Split('|').Length);
}

/// <summary>All texts of the house, as they stand in the files beside the pages.</summary>
public static class TextFiles
{
    public static readonly IReadOnlyList<Said> All = [.. Sources.Under("src/").Where(s => s.Path.EndsWith(".texts")).SelectMany(Read)];

    public static readonly IReadOnlySet<string> Keys = All.Select(s => s.Key).ToHashSet();

    public static IEnumerable<IGrouping<string, Said>> ByKey => All.GroupBy(s => s.Key);

    public static IEnumerable<Said> Translated => All.Where(s => s.Language != "en");

    public static string? In(string language, string key) => All.FirstOrDefault(s => s.Key == key && s.Language == language)?.Text;

    private static IEnumerable<Said> Read(Source source)
    {
        var key = "";
        foreach (var line in source.Text.Split('\n'))
        {
            if (line is "" or ['#', ..]) continue;
            if (line[0] != ' ') key = line.TrimEnd();
            else yield return new(source.Name, key, line[2..4], line[5..]);
        }
    }
}
