using System.Collections.Concurrent;
using Prytulak.Engines.Tiles;
using Prytulak.People.Contracts;

namespace Prytulak.Map;

/// <summary>The drawn map of Europe: vector tiles with labels in a language, and outlines for pages without script. Read when first asked for.</summary>
internal sealed class MapFiles(Places places)
{
    private const int EuropeWidth = 700, CountryWidth = 700, CountryHeight = 560;

    // Some hundred megabytes at the most, were somebody to ask for all there are.
    private const int MostKept = 4_000;

    private static readonly BasemapFiles Files = new(name => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "geo", name)));

    private readonly Lazy<Basemap> basemap = new(() => Basemap.Load(Files, places.Gazetteer));
    private readonly Lazy<BasemapOutline> outlines = new(() => BasemapOutline.Load(Files));
    private readonly ConcurrentDictionary<string, OutlineDrawing?> drawings = [];
    private readonly ConcurrentDictionary<(TileAddress, string), byte[]> tiles = [];

    /// <summary>A tile, compressed with gzip.</summary>
    public byte[] Tile(TileAddress address, string language)
    {
        if (tiles.Count >= MostKept) tiles.Clear();
        return tiles.GetOrAdd((address, language), _ => Packed.Gzip(basemap.Value.Tile(address, language)));
    }

    public OutlineDrawing Europe => drawings.GetOrAdd("", _ => outlines.Value.Europe(EuropeWidth))!;

    public OutlineDrawing? Country(string code) => drawings.GetOrAdd(code, _ => outlines.Value.Country(code, CountryWidth, CountryHeight));
}
