namespace Prytulak.Engines.Tiles;

/// <summary>
/// Writes vector tiles (Mapbox Vector Tile 2.1, github.com/mapbox/vector-tile-spec), layer by layer, feature by feature:
/// begin a layer, give a geometry, then its attributes, end the layer. Linear time; the buffers stay for the next tile
/// after <see cref="Clear"/>, so that a warm writer allocates nothing but the result. For one thread at a time.
/// What cannot be drawn is left out with its attributes: a line of one point, a ring without area, a layer without features.
/// </summary>
public sealed class TileWriter
{
    const byte PointType = 1, LineType = 2, PolygonType = 3;

    readonly ByteBuffer tile = new(), features = new(), tags = new();
    readonly GeometryWriter geometry = new();
    readonly TileKeys keys = new();
    readonly TileValues values = new();
    readonly HashSet<string> layers = [];
    string? layer;
    int extent;
    int feature;
    ulong? id;
    byte type;
    bool drawn, tagged;

    /// <summary>Forgets all that was written.</summary>
    public void Clear()
    {
        tile.Clear();
        layers.Clear();
        ForgetLayer();
    }

    /// <summary>Begins a layer of so many units to a side.</summary>
    /// <exception cref="InvalidOperationException">The layer before has not ended, or the tile has one of this name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The extent is not positive.</exception>
    public void BeginLayer(string name, int extent = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extent);
        if (layer is not null) throw new InvalidOperationException($"The layer {layer} has not ended.");
        if (layers.Contains(name)) throw new InvalidOperationException($"The tile has a layer {name}.");
        (layer, this.extent) = (name, extent);
    }

    /// <summary>A feature that is one point.</summary>
    public void Point(ulong? id, int x, int y)
    {
        Begin(id, PointType);
        geometry.Point(x, y);
    }

    /// <summary>A feature that is several points.</summary>
    public void Points(ulong? id, ReadOnlySpan<TilePoint> points)
    {
        Begin(id, PointType);
        geometry.Points(points);
    }

    /// <summary>A feature of lines, to be given by <see cref="Line"/>.</summary>
    public void Lines(ulong? id) => Begin(id, LineType);

    /// <summary>A line of the feature begun by <see cref="Lines"/>.</summary>
    public void Line(ReadOnlySpan<TilePoint> points)
    {
        Demand(LineType);
        geometry.Line(points);
    }

    /// <summary>A feature of polygons, each to be given by <see cref="Exterior"/> and its holes by <see cref="Interior"/>.</summary>
    public void Polygons(ulong? id) => Begin(id, PolygonType);

    /// <summary>The outer ring of a polygon, in either direction, the first point repeated at the end or not.</summary>
    public void Exterior(ReadOnlySpan<TilePoint> ring)
    {
        Demand(PolygonType);
        drawn = geometry.Ring(ring, exterior: true);
    }

    /// <summary>A hole of the polygon whose outer ring came before; left out when that was.</summary>
    public void Interior(ReadOnlySpan<TilePoint> ring)
    {
        Demand(PolygonType);
        if (drawn) geometry.Ring(ring, exterior: false);
    }

    /// <summary>An attribute of the feature last begun, whose geometry is complete.</summary>
    /// <exception cref="InvalidOperationException">There is no feature, or it carries this key.</exception>
    public void Tag(string key, long value)
    {
        if (Carries(key)) tags.Pair((uint)keys.IndexOf(key, feature), (uint)values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, double value)
    {
        if (Carries(key)) tags.Pair((uint)keys.IndexOf(key, feature), (uint)values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, bool value)
    {
        if (Carries(key)) tags.Pair((uint)keys.IndexOf(key, feature), (uint)values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, string value)
    {
        if (Carries(key)) tags.Pair((uint)keys.IndexOf(key, feature), (uint)values.IndexOf(value));
    }

    /// <summary>Ends the layer.</summary>
    /// <exception cref="InvalidOperationException">No layer has begun.</exception>
    public void EndLayer()
    {
        var name = layer ?? throw new InvalidOperationException("No layer has begun.");
        EndFeature();
        if (features.Length > 0) WriteLayer(name);
        ForgetLayer();
    }

    /// <summary>The tile so far; empty when it has no layers.</summary>
    /// <exception cref="InvalidOperationException">A layer has not ended.</exception>
    public byte[] ToArray() => layer is null ? tile.Written.ToArray() : throw new InvalidOperationException($"The layer {layer} has not ended.");

    void Begin(ulong? id, byte type)
    {
        if (layer is null) throw new InvalidOperationException("No layer has begun.");
        EndFeature();
        (this.id, this.type, drawn, tagged) = (id, type, false, false);
        feature++;
    }

    void Demand(byte type)
    {
        if (this.type != type) throw new InvalidOperationException(type == LineType ? "No feature of lines has begun." : "No feature of polygons has begun.");
        if (tagged) throw new InvalidOperationException("A feature's geometry comes before its attributes.");
    }

    bool Carries(string key)
    {
        if (type == 0) throw new InvalidOperationException($"There is no feature to carry {key}.");
        tagged = true;
        return !geometry.Commands.IsEmpty;
    }

    void EndFeature()
    {
        var commands = geometry.Commands;
        if (commands.Length > 0) WriteFeature(commands, tags.Written);
        geometry.Clear();
        tags.Clear();
        type = 0;
    }

    // The attributes come after the geometry in time, but their lengths must come before both.
    void WriteFeature(ReadOnlySpan<byte> commands, ReadOnlySpan<byte> carried)
    {
        var length = 3 + ByteBuffer.SizeWith(commands.Length);
        if (id is { } given) length += 1 + ByteBuffer.SizeOf(given);
        if (carried.Length > 0) length += 1 + ByteBuffer.SizeWith(carried.Length);
        features.Field(0x12, (ulong)length);
        var room = features.Take(length);
        if (id is { } number) room = ByteBuffer.Put(ByteBuffer.Put(room, 0x08), number);
        if (carried.Length > 0) room = ByteBuffer.Put(ByteBuffer.Put(room, 0x12), carried);
        room = ByteBuffer.Put(ByteBuffer.Put(room, 0x18), type);
        ByteBuffer.Put(ByteBuffer.Put(room, 0x22), commands);
    }

    void WriteLayer(string name)
    {
        var length = 3 + ByteBuffer.SizeOf(name) + features.Length + keys.Written.Length + values.Written.Length + 1 + ByteBuffer.SizeOf((uint)extent);
        tile.Field(0x1A, (ulong)length);
        tile.Field(0x78, 2ul);
        tile.Field(0x0A, name);
        tile.Bytes(features.Written);
        tile.Bytes(keys.Written);
        tile.Bytes(values.Written);
        tile.Field(0x28, (ulong)extent);
        layers.Add(name);
    }

    void ForgetLayer()
    {
        (layer, type, feature) = (null, 0, 0);
        features.Clear();
        geometry.Clear();
        tags.Clear();
        keys.Clear();
        values.Clear();
    }
}
