using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Places to suggest while somebody types.</summary>
public sealed record PlacesAnswer(IReadOnlyList<PlaceChoice> Places);

/// <summary>Answers a keystroke in a place field.</summary>
public static class FindPlaces
{
    private const int Most = 8;

    public static IResult Show(Visit visit, Places places, string? typed, string? language)
    {
        var text = language is null ? visit.Text : Texts.In(language);
        return TypedResults.Json(new PlacesAnswer(
            [.. places.Gazetteer.Search(typed ?? "", text.Language, Most).Select(match => new PlaceChoice(match.Place.Id, Places.Label(match.Place, text)))]));
    }
}
