using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>The free homes of the organisation as vector tiles, of now and under the same questions as the search: counted in squares, with how many have what. Where in its square a home stands it does not tell.</summary>
public static class ShowHomeTiles
{
    // A square is then a tile of zoom 12, which is about as large as the smallest public cell: 6 km in the middle of Europe.
    private const int Deepest = 12 - ClusterLayer.Depth;

    public static IResult Show(Visit visit, int z, int x, int y, FreeUnits units, HomeCounts counts, Places places)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        if (!TileAddress.IsValid(z, x, y)) throw new Refusal(Why.Absent, "search.no_tile");
        if (z > Deepest) throw new Refusal(Why.Absent, "search.too_deep", null, Deepest);
        var asked = HomeQuery.Read(visit.Http.Request.Query, places, visit.Text);
        var writer = new TileWriter();
        ClusterLayer.Write(writer, "offers", counts.Of(organisation, asked, units.SearchOf(organisation), new(z, x, y)), HomeQuery.Flags, amid: true);
        // Private, and of this moment: no cache keeps it.
        return TypedResults.Bytes(writer.ToArray(), "application/vnd.mapbox-vector-tile");
    }
}
