namespace Prytulak.Engines.Tiles;

/// <summary>Rivers, the great ones (of small rank) first.</summary>
sealed class RiverLines(ArcTable arcs, (int Rank, int[] Arcs)[] ranks)
{
    public static RiverLines Of(Topology rivers) => new(rivers.Arcs,
        [.. rivers.Shapes.GroupBy(river => river.Rank).OrderBy(rank => rank.Key).Select(rank => (rank.Key, ArcsOf(rank)))]);

    public void Draw(MapSheet sheet, TileWriter writer, int zoom)
    {
        foreach (var (rank, lines) in ranks.TakeWhile(rank => rank.Rank <= LastRank(zoom)))
        {
            writer.Lines(null);
            foreach (var arc in lines) sheet.Trace(arcs, arc, writer);
            writer.Tag("rank", rank);
        }
    }

    static int LastRank(int zoom) => zoom < 7 ? zoom + 1 : 2 * zoom - 5;

    static int[] ArcsOf(IEnumerable<MapShape> rivers) =>
        [.. rivers.SelectMany(river => river.Parts).SelectMany(part => part.Rings[0]).Select(ArcTable.Arc).Distinct()];
}
