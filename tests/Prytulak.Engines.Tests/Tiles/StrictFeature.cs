using Prytulak.Engines.Tiles;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>A feature: type 1 points, 2 lines, 3 rings of polygons; its parts in the order of the tile.</summary>
sealed class StrictFeature
{
    ulong? type;
    List<uint>? tags, commands;

    public ulong? Id { get; private set; }

    public int Type => (int)type!;

    public Dictionary<string, object> Attributes { get; } = [];

    public List<List<TilePoint>> Parts { get; private set; } = [];

    public static StrictFeature Read(ReadOnlySpan<byte> bytes, List<string> keys, List<object> values)
    {
        var feature = new StrictFeature();
        var reader = new ProtoReader(bytes);
        while (reader.Next()) feature.Take(ref reader);
        if (feature.type is not (1 or 2 or 3)) throw new InvalidDataException($"A feature is of type {feature.type}.");
        feature.TakeTags(keys, values);
        feature.Parts = StrictGeometry.Read((int)feature.type, feature.commands ?? throw new InvalidDataException("A feature has no geometry."));
        return feature;
    }

    /// <summary>The polygons, each an exterior ring with its holes.</summary>
    public IEnumerable<List<List<TilePoint>>> Polygons()
    {
        var polygon = new List<List<TilePoint>>();
        foreach (var ring in Parts)
        {
            if (StrictGeometry.TwiceArea(ring) > 0 && polygon.Count > 0)
            {
                yield return polygon;
                polygon = [];
            }
            polygon.Add(ring);
        }
        yield return polygon;
    }

    void Take(ref ProtoReader reader)
    {
        switch (reader.Field)
        {
            case 1: Id = Id is null ? reader.Number() : throw reader.Broken("comes twice"); break;
            case 2: tags = tags is null ? reader.Packed() : throw reader.Broken("comes twice"); break;
            case 3: type = type is null ? reader.Number() : throw reader.Broken("comes twice"); break;
            case 4: commands = commands is null ? reader.Packed() : throw reader.Broken("comes twice"); break;
            default: throw reader.Broken("is unknown in a feature");
        }
    }

    void TakeTags(List<string> keys, List<object> values)
    {
        if (tags is null) return;
        if (tags.Count % 2 != 0 || tags.Count == 0) throw new InvalidDataException("Tags come in pairs.");
        foreach (var pair in tags.Chunk(2))
        {
            if (pair[0] >= keys.Count || pair[1] >= values.Count) throw new InvalidDataException("A tag points beyond its table.");
            if (!Attributes.TryAdd(keys[(int)pair[0]], values[(int)pair[1]])) throw new InvalidDataException("A feature carries a key twice.");
        }
    }
}
