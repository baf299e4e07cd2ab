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
        var counts = new LiveCounts<Guid>(HomeQuery.Read(visit.Http.Request.Query, places, visit.Text).For(search), [.. HomeQuery.Flags.Select(search.Tag)]);
        var grid = counts.Grid(search.Units, z, x, y, ClusterLayer.Depth);
        var writer = new TileWriter();
        ClusterLayer.Write(writer, "offers", grid, HomeQuery.Flags);
        // Private, and of this moment: no cache keeps it.
        return TypedResults.Bytes(writer.ToArray(), "application/vnd.mapbox-vector-tile");
    }
}
