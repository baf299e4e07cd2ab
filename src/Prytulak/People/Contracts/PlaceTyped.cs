using System.Globalization;
using System.Text;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>What a typed place may mean: one place, or several to choose from, or none.</summary>
public sealed record PlaceTyped(Place? Place, IReadOnlyList<Place> Choices)
{
    private const int Most = 8, City = 50_000, Dominance = 50;

    /// <summary>
    /// Reads "Kraków", "кракав", or a whole label as it is suggested, "Kraków, Lesser Poland, Poland". A city is taken
    /// at once where a namesake is at most a fiftieth of it; else the person chooses.
    /// </summary>
    public static PlaceTyped Read(Gazetteer gazetteer, string typed, Text text)
    {
        var parts = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is []) return new(null, []);
        var found = gazetteer.Search(parts[0], text.Language, 40);
        var asLabel = found.Where(match => Plain(Places.Label(match.Place, text)) == Plain(typed)).ToList();
        if (asLabel is [{ Place: var suggested }]) return new(suggested, []);
        var near = found.Where(match => parts.Skip(1).All(part => Says(match.Place, part, text))).ToList();
        return Choose(near is [] ? found : near, parts[0]);
    }

    private static PlaceTyped Choose(IReadOnlyList<PlaceMatch> found, string name)
    {
        var exact = found.Where(match => match.Typos == 0 && IsWhole(match, name)).Select(match => match.Place).ToList();
        return exact switch
        {
            [var only] => new(only, []),
            [var first, var second, ..] when first.Population >= City && first.Population >= Dominance * exact.Skip(1).Max(place => place.Population) => new(first, []),
            _ => new(null, [.. exact.Concat(found.Select(match => match.Place)).Distinct().Take(Most)]),
        };
    }

    // The search has matched letters across scripts already; what is left to tell is a whole name from its beginning.
    private static bool IsWhole(PlaceMatch match, string name) => Math.Abs(Plain(match.MatchedName).Length - Plain(name).Length) <= 1;

    private static bool Says(Place place, string part, Text text) =>
        Plain(Places.Label(place, text)).Contains(Plain(part), StringComparison.Ordinal)
        || Plain(Places.Label(place, Texts.In("en"))).Contains(Plain(part), StringComparison.Ordinal);

    // Letters alone, small and without marks.
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
