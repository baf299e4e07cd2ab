using Prytulak.Engines.Geo;

namespace Prytulak.Bench.Places;

/// <summary>What somebody types who means a place by its name in a language.</summary>
sealed record NameQuery(string Language, int Place, string Name, string Typed)
{
    public static readonly string[] Languages = ["en", "uk", "ru", "be", "pl", "de", "fr"];

    // A shorter name with a typo is anything.
    private const int ShortestName = 4;

    /// <summary>So many names of each language, drawn from the places it has a name for in its own letters; seeded.</summary>
    public static List<NameQuery> Sample(IReadOnlyList<Place> places, int ofEach, int seed)
    {
        var random = new Random(seed);
        return [.. Languages.SelectMany(language => Enumerable.Range(0, ofEach).Select(_ => Draw(places, language, random)))];
    }

    public NameQuery Misspelt(Random random) => this with { Typed = Misspelling.Of(Name, Language, random) };

    /// <summary>The same typed letter by letter, from the first on.</summary>
    public IEnumerable<NameQuery> Keystrokes() => Enumerable.Range(1, Typed.Length).Select(length => this with { Typed = Typed[..length] });

    private static NameQuery Draw(IReadOnlyList<Place> places, string language, Random random)
    {
        while (true)
        {
            var place = places[random.Next(places.Count)];
            var name = place.Name(language);
            if (name.Count(char.IsLetter) >= ShortestName && IsCyrillic(name) == language is "uk" or "ru" or "be") return new(language, place.Id, name, name);
        }
    }

    private static bool IsCyrillic(string name) => name.Any(letter => letter is >= '\u0400' and <= '\u04FF');
}
