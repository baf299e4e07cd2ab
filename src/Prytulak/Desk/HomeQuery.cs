using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>What a caseworker asks of homes, as the address says it.</summary>
public sealed record HomeQuery
{
    public const int PageSize = 10;

    /// <summary>What can be asked for, or against, by yes or no.</summary>
    public static readonly string[] Flags = [UnitTags.Pets, UnitTags.StepFree, UnitTags.WomenOnly, UnitTags.Smoking, UnitTags.FreeOfCharge, UnitTags.OwnBath, UnitTags.Shared];

    private const int MostKm = 5_000, MostBeds = 500, DefaultKm = 50;

    public string Place { get; private init; } = "";
    public Place? Near { get; private init; }
    public int Km { get; private init; }
    public int Beds { get; private init; }
    public int Infants { get; private init; }
    public bool WithChildren { get; private init; }
    public string? Language { get; private init; }
    public DateOnly? From { get; private init; }
    public DateOnly? To { get; private init; }
    public SearchOrder Order { get; private init; }

    /// <summary>For each of <see cref="Flags"/> what is asked; null where it does not matter.</summary>
    public IReadOnlyDictionary<string, bool> Asked { get; private init; } = new Dictionary<string, bool>();

    public static HomeQuery Read(IQueryCollection query, Places places, Text text)
    {
        var (typed, (from, to)) = (query["place"].ToString(), query.Days());
        return new()
        {
            Place = typed, Near = typed == "" ? null : PlaceOf(typed, places, text), Km = query.Number("km", 1, MostKm, DefaultKm), Beds = query.Number("beds", 1, MostBeds, 1), Infants = query.Number("infants", 0, MostBeds, 0),
            WithChildren = query.Choice("children", "on") is not null, Language = query.Language("speaks"), From = from, To = to,
            Order = query.Choice("order", Enum.GetNames<SearchOrder>()) is { } order ? Enum.Parse<SearchOrder>(order) : SearchOrder.Distance,
            Asked = Flags.Where(flag => query.Choice(flag, "yes", "no") is not null).ToDictionary(flag => flag, flag => query[flag] == "yes"),
        };
    }

    public SearchQuery For(UnitSearch search) => new()
    {
        Near = Near?.Position, WithinMetres = Near is null ? double.PositiveInfinity : Km * 1000.0, MinBeds = Beds, Infants = Infants, Limit = PageSize, Order = Order,
        With = [.. Asked.Where(flag => flag.Value).Select(flag => search.Tag(flag.Key)), .. Language is null ? (int[])[] : [search.Tag(UnitTags.Language(Language))]],
        Without = [.. Asked.Where(flag => !flag.Value).Select(flag => search.Tag(flag.Key))],
        WithAny = WithChildren ? [[search.Tag(UnitTags.Welcome("all")), search.Tag(UnitTags.Welcome("families"))]] : [],
        Free = From is { } from ? new(from.DayNumber, (To ?? from.AddDays(1)).DayNumber - 1) : null,
        Wishes = new() { Tags = Language is null ? [([search.Tag(UnitTags.FreeOfCharge)], 10), ([search.Tag(UnitTags.OwnBath)], 4)] : [([search.Tag(UnitTags.Language(Language))], 40)], NearPoints = 30, NearMetres = Km * 1000.0, SpareBedPoints = -3 },
    };

    // What is meant most likely, where the name alone does not say.
    private static Place PlaceOf(string typed, Places places, Text text) =>
        PlaceTyped.Read(places.Gazetteer, typed, text) is var read && (read.Place ?? read.Choices.FirstOrDefault()) is { } place ? place : throw new Refusal(Why.Invalid, "search.no_place");
}
