using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>What a caseworker asks of homes, as the address says it.</summary>
public sealed record HomeQuery
{
    public const int PageSize = 20;

    /// <summary>What can be asked for, or against, by yes or no.</summary>
    public static readonly string[] Flags = [UnitTags.Pets, UnitTags.StepFree, UnitTags.WomenOnly, UnitTags.Smoking, UnitTags.FreeOfCharge, UnitTags.OwnBath];

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
        var typed = query["place"].ToString();
        return new()
        {
            Place = typed, Near = typed == "" ? null : PlaceOf(typed, places, text), Km = Number(query, "km", 1, MostKm) ?? DefaultKm, Beds = Number(query, "beds", 1, MostBeds) ?? 1, Infants = Number(query, "infants", 0, MostBeds) ?? 0,
            WithChildren = query["children"] == "on", Language = query["speaks"].ToString() is { Length: > 0 } language ? language : null, From = Day(query, "from"), To = Day(query, "to"),
            Order = Enum.TryParse<SearchOrder>(query["order"], true, out var order) && Enum.IsDefined(order) ? order : SearchOrder.Distance,
            Asked = Flags.Where(flag => query[flag].ToString() is "yes" or "no").ToDictionary(flag => flag, flag => query[flag] == "yes"),
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

    private static int? Number(IQueryCollection query, string name, int least, int most) => query[name].ToString() switch
    {
        "" => null,
        var typed when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new Refusal(Why.Bad, "search.wrong_field", null, name),
    };

    private static DateOnly? Day(IQueryCollection query, string name) => query[name].ToString() switch
    {
        "" => null,
        var typed when DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 => day,
        _ => throw new Refusal(Why.Bad, "search.wrong_field", null, name),
    };
}
