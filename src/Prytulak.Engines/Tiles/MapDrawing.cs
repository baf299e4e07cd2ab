namespace Prytulak.Engines.Tiles;

/// <summary>One tile of the basemap in the making, layer by layer; used again for the next.</summary>
sealed class MapDrawing
{
    const int Extent = 4096;
    const double UnitsPerPixel = (double)Extent / Basemap.Pixels;
    const int Margin = (int)(8 * UnitsPerPixel);
    const double LeastBend = 1, LeastFarBend = 1.8, LeastArea = 30;
    const int LastFar = 3;

    readonly MapSheet sheet = new();
    readonly TileWriter writer = new();
    TileAddress tile;

    public void Begin(TileAddress tile)
    {
        this.tile = tile;
        writer.Clear();
        var least = tile.Z <= LastFar ? LeastFarBend : LeastBend;
        sheet.Lay(new(tile.X * tile.Size, tile.Y * tile.Size), Extent / tile.Size, Extent, Extent, Margin, least * UnitsPerPixel * UnitsPerPixel);
    }

    public void Land(Topology countries)
    {
        writer.BeginLayer("land", Extent);
        foreach (var country in countries.Shapes)
        {
            writer.Polygons(null);
            foreach (var polygon in country.Parts) sheet.Fill(countries.Arcs, polygon, writer);
            writer.Tag("cc", country.Country);
        }
        writer.EndLayer();
    }

    public void Areas(string layer, Topology areas)
    {
        var least = LeastArea / Basemap.Pixels / Basemap.Pixels * tile.Size * tile.Size;
        writer.BeginLayer(layer, Extent);
        writer.Polygons(null);
        foreach (var polygon in areas.Shapes.SelectMany(area => area.Parts))
            if (polygon.Area >= least) sheet.Fill(areas.Arcs, polygon, writer);
        writer.EndLayer();
    }

    public void Rivers(RiverLines rivers)
    {
        writer.BeginLayer("rivers", Extent);
        rivers.Draw(sheet, writer, tile.Z);
        writer.EndLayer();
    }

    public void Borders(BorderLines regions, BorderLines countries)
    {
        writer.BeginLayer("borders", Extent);
        regions.Draw(sheet, writer, tile.Z, "region");
        countries.Draw(sheet, writer, tile.Z, "country");
        writer.EndLayer();
    }

    public void Labels(MapLabels labels, string language)
    {
        writer.BeginLayer("labels", Extent);
        labels.Draw(writer, tile, language, Extent);
        writer.EndLayer();
    }

    public byte[] End() => writer.ToArray();
}
