using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Prytulak.Engines.Search;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Desk;

/// <summary>A free unit that was found.</summary>
public sealed record FoundHome(Guid Unit, Guid Accommodation, HomeFacts Home, int? Km, DateTimeOffset ConfirmedAt);

/// <summary>How many of what was found have something.</summary>
public sealed record HomeFacet(string Name, int Count);

/// <summary>The free homes of the organisation that are asked for: how many in all, what they have, and one page of them.</summary>
/// <param name="Hidden">Those of the page that this reader may not see now.</param>
/// <param name="Next">Leads to the page after this one; for this account alone.</param>
public sealed record HomesFound(HomeQuery Query, int Total, IReadOnlyList<HomeFacet> Facets, IReadOnlyList<FoundHome> Homes, HiddenHomes? Hidden, string? Next, DateOnly Today);

/// <summary>Searches the free homes of one's own organisation, by their exact places.</summary>
public static class SearchHomes
{
    public static async Task<IResult> Show(Visit visit, FreeUnits units, Places places, HomeViews homes, HomeReads reads, IDataProtectionProvider protection, TimeProvider clock)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var (asked, search) = (HomeQuery.Read(visit.Http.Request.Query, places, visit.Text), units.SearchOf(organisation));
        var (query, cursor) = (asked.For(search), new Cursor(protection, visit.Viewer));
        var answer = search.Units.Find(query, cursor.Read(visit.Http.Request.Query["after"]));
        var (page, found) = (answer.First.Select(one => units.Find(one.Key)).OfType<FreeUnit>().ToList(), new List<FoundHome>());
        var shown = await reads.Show(visit.Act("placement"), page.Select(unit => unit.Accommodation));
        foreach (var unit in page)
            if (shown.Homes.Contains(unit.Accommodation) && await homes.Of(unit.Accommodation, unit.Unit, visit.Text) is { } home) found.Add(new(unit.Unit, unit.Accommodation, home, KmOf(unit, asked), unit.ConfirmedAt));
        return visit.Page<SearchHomesPage, HomesFound>(new(asked, answer.Total, Facets(search, query), found, shown.Hidden, answer.First.Length == HomeQuery.PageSize ? cursor.Write(answer.First[^1]) : null, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
    }

    private static int? KmOf(FreeUnit unit, HomeQuery asked) => asked.Near is { } near && unit.Position is { } at ? (int)Math.Round(near.Position.MetresTo(at) / 1000) : null;

    private static List<HomeFacet> Facets(UnitSearch search, SearchQuery query) =>
        [.. search.Units.Facets(query).Select(facet => new HomeFacet(search.Tags[facet.Tag], facet.Count)).OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Name, StringComparer.Ordinal)];

    // A cursor that was made for one account opens nothing for another.
    private sealed class Cursor(IDataProtectionProvider protection, Viewer viewer)
    {
        private readonly IDataProtector protector = protection.CreateProtector("search of homes", viewer.Id.ToString());

        public string Write(Found<Guid> last) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{last.Measure:R} {last.Key}"));

        public Found<Guid>? Read(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor)) return null;
            try
            {
                var parts = protector.Unprotect(cursor).Split(' ');
                return new(Guid.Parse(parts[1]), double.Parse(parts[0], CultureInfo.InvariantCulture));
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                throw new Refusal(Why.Bad, "query.unreadable", null, "after");
            }
        }
    }
}
