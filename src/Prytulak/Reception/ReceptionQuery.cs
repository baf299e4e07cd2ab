using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>What somebody asks of reception points, as the address says it.</summary>
/// <param name="Typed">The town as it was typed.</param>
/// <param name="Near">What is meant most likely; null where nothing was typed, or nobody knows the place.</param>
/// <param name="Others">What else may have been meant.</param>
internal sealed record ReceptionQuery(string Typed, Place? Near, IReadOnlyList<Place> Others, string? Country, ReceptionKind? Kind)
{
    public bool IsKnown => Near is not null || Typed == "";

    public static ReceptionQuery Read(IQueryCollection query, Places places, Text text)
    {
        var (typed, country, kind) = (query["place"].ToString().Trim(), query["country"].ToString(), query["kind"].ToString());
        var read = PlaceTyped.Read(places.Gazetteer, typed, text);
        return new(typed, read.Place ?? read.Choices.FirstOrDefault(), read.Place is null ? [.. read.Choices.Skip(1)] : [],
            country.Length == 2 && Texts.Everything.ContainsKey("country." + country) ? country : null,
            Enum.GetValues<ReceptionKind>().Cast<ReceptionKind?>().FirstOrDefault(known => known.ToString() == kind));
    }

    public bool Takes(ReceptionPoint point) => (Kind is null || point.Kind == Kind) && (Country is null || point.Country == Country);
}
