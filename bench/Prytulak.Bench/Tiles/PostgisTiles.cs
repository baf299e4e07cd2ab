using Prytulak.Bench.Search;
using Prytulak.Engines.Tiles;

namespace Prytulak.Bench.Tiles;

/// <summary>Tiles by ST_AsMVT: offers counted in a grid of as many squares as ours, with nothing but their number.</summary>
sealed class PostgisTiles(OfferDatabase database)
{
    // Points snap to the nearest line: the lines are half a square from the tile's edges.
    private const string Snapped = """
        SELECT ST_AsMVT(squares, 'offers', 4096, 'middle') FROM (
            SELECT ST_AsMVTGeom(ST_SnapToGrid(position, $1, $2, $3, $3), ST_TileEnvelope($4, $5, $6), 4096, 0, true) AS middle, count(*) AS count
            FROM offers_map WHERE position && ST_TileEnvelope($4, $5, $6) GROUP BY ST_SnapToGrid(position, $1, $2, $3, $3)) AS squares
        """;

    // The same by arithmetic: no geometry is made for an offer.
    private const string Divided = """
        SELECT ST_AsMVT(squares, 'offers', 4096, 'middle') FROM (
            SELECT ST_AsMVTGeom(ST_SetSRID(ST_MakePoint($1 + across * $3, $2 + up * $3), 3857), ST_TileEnvelope($4, $5, $6), 4096, 0, true) AS middle, count
            FROM (SELECT floor((ST_X(position) - $1) / $3 + 0.5)::int AS across, floor((ST_Y(position) - $2) / $3 + 0.5)::int AS up, count(*) AS count
                FROM offers_map WHERE position && ST_TileEnvelope($4, $5, $6) GROUP BY 1, 2) AS counts) AS squares
        """;

    public static readonly (string Name, string Sql)[] All = [("ST_SnapToGrid", Snapped), ("arithmetic", Divided)];

    /// <summary>Makes each tile once.</summary>
    public TileCost Make(string sql, IReadOnlyList<TileAddress> tiles)
    {
        var (before, bytes) = (database.Processor, 0L);
        foreach (var tile in tiles) bytes += Make(sql, tile);
        return new((database.Processor - before).TotalMilliseconds / tiles.Count, (double)bytes / tiles.Count);
    }

    private int Make(string sql, TileAddress tile)
    {
        var (box, squares) = (tile.Metres, 1 << ClusterLayer.Depth);
        var width = (box.East - box.West) / squares;
        using var reader = database.Ask(sql, box.West + width / 2, box.South + width / 2, width, tile.Z, tile.X, tile.Y);
        reader.Read();
        return ((byte[])reader[0]).Length;
    }
}
