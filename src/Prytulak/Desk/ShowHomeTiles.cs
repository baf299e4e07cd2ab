using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>The free homes of the organisation as vector tiles, of now and under the same questions as the search: counted in squares, with how many have what.</summary>
public static class ShowHomeTiles
{
    public static IResult Show(Visit visit, int z, int x, int y, FreeUnits units, Places places)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        if (!TileAddress.IsValid(z, x, y)) throw new Refusal(Why.Absent, "search.no_tile");
        var search = units.SearchOf(organisation);
        var grid = new ClusterGrid(z, x, y, ClusterLayer.Depth, [.. HomeQuery.Flags.Select(search.Tag)]);
        search.Units.CountInto(grid, HomeQuery.Read(visit.Http.Request.Query, places, visit.Text).For(search));
        var writer = new TileWriter();
        ClusterLayer.Write(writer, "offers", grid, HomeQuery.Flags);
        // Private, and of this moment: no cache keeps it.
        return TypedResults.Bytes(writer.ToArray(), "application/vnd.mapbox-vector-tile");
    }
}
