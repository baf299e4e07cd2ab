using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Prytulak.Housing.Contracts;

namespace Prytulak.Desk;

/// <summary>
/// What was counted for the tiles of an organisation under a filter, kept while somebody looks: the next tile counts only what
/// has changed. It is let go when nobody has looked for a minute, because it holds on to what it counted.
/// </summary>
public sealed class HomeCounts : IDisposable
{
    private const int Most = 64;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);
    private static readonly JsonSerializerOptions AsKey = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>How many of the free homes asked for are in each square of a tile, and how many of those have each of <see cref="HomeQuery.Flags"/>.</summary>
    public ClusterGrid Of(Guid organisation, HomeQuery asked, UnitSearch search, TileAddress tile)
    {
        var (query, facets) = (asked.For(search), HomeQuery.Flags.Select(search.Tag).ToArray());
        var counts = kept.GetOrCreate((organisation, JsonSerializer.Serialize(new { query, facets }, AsKey)), entry =>
        {
            entry.SetSize(1).SetSlidingExpiration(Idle);
            return new LiveCounts<Guid>(query, facets);
        })!;
        lock (counts) return counts.Grid(search.Units, tile.Z, tile.X, tile.Y, ClusterLayer.Depth);
    }

    public void Dispose() => kept.Dispose();
}
