namespace Prytulak.Engines.Tiles;

/// <summary>
/// Writes vector tiles (Mapbox Vector Tile 2.1, github.com/mapbox/vector-tile-spec), layer by layer, feature by feature:
/// begin a layer, give a geometry, then its attributes, end the layer. Linear time; the buffers stay for the next tile
/// after <see cref="Clear"/>, so that a warm writer allocates nothing but the result. For one thread at a time.
/// What cannot be drawn is left out with its attributes: a line of one point, a ring without area, a layer without features.
/// </summary>
public sealed class TileWriter
{
    readonly ByteBuffer tile = new();
    readonly LayerWriter writer = new();
    readonly HashSet<string> layers = [];
    string? layer;
    int extent;
    bool drawn;

    /// <summary>Forgets all that was written.</summary>
    public void Clear()
    {
        tile.Clear();
        layers.Clear();
        writer.Clear();
        layer = null;
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
        Begin(id, GeometryKind.Points);
        writer.Geometry.Point(x, y);
    }

    /// <summary>
    /// A feature that is one point and carries numbers, each under the name at its place; what is 0 or less is left out.
    /// It is then complete.
    /// </summary>
    /// <exception cref="InvalidOperationException">No layer has begun, or a name stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more numbers than names.</exception>
    public void Point(ulong id, int x, int y, ReadOnlySpan<string> names, ReadOnlySpan<int> numbers)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Length, names.Length, nameof(numbers));
        if (numbers.Length <= LayerWriter.FewAttributes && layer is not null) writer.Point(id, x, y, names, numbers);
        else
        {
            Point(id, x, y);
            for (var i = 0; i < numbers.Length; i++)
                if (numbers[i] > 0) Tag(names[i], numbers[i]);
        }
    }

    /// <summary>A feature that is several points.</summary>
    public void Points(ulong? id, ReadOnlySpan<TilePoint> points)
    {
        Begin(id, GeometryKind.Points);
        writer.Geometry.Points(points);
    }

    /// <summary>A feature of lines, to be given by <see cref="Line"/>.</summary>
    public void Lines(ulong? id) => Begin(id, GeometryKind.Lines);

    /// <summary>A line of the feature begun by <see cref="Lines"/>.</summary>
    /// <exception cref="InvalidOperationException">None has begun, or it has attributes already.</exception>
    public void Line(ReadOnlySpan<TilePoint> points)
    {
        writer.Demand(GeometryKind.Lines);
        writer.Geometry.Line(points);
    }

    /// <summary>A feature of polygons, each to be given by <see cref="Exterior"/> and its holes by <see cref="Interior"/>.</summary>
    public void Polygons(ulong? id) => Begin(id, GeometryKind.Polygons);

    /// <summary>The outer ring of a polygon, in either direction, the first point repeated at the end or not.</summary>
    /// <exception cref="InvalidOperationException">No feature of polygons has begun, or it has attributes already.</exception>
    public void Exterior(ReadOnlySpan<TilePoint> ring)
    {
        writer.Demand(GeometryKind.Polygons);
        drawn = writer.Geometry.Ring(ring, exterior: true);
    }

    /// <summary>A hole of the polygon whose outer ring came before; left out when that was.</summary>
    /// <inheritdoc cref="Exterior" path="/exception"/>
    public void Interior(ReadOnlySpan<TilePoint> ring)
    {
        writer.Demand(GeometryKind.Polygons);
        if (drawn) writer.Geometry.Ring(ring, exterior: false);
    }

    /// <summary>An attribute of the feature last begun, whose geometry is complete.</summary>
    /// <exception cref="InvalidOperationException">There is no feature, or it carries this key.</exception>
    public void Tag(string key, long value)
    {
        if (writer.Carries(key)) writer.Tag(key, writer.Values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, double value)
    {
        if (writer.Carries(key)) writer.Tag(key, writer.Values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, bool value)
    {
        if (writer.Carries(key)) writer.Tag(key, writer.Values.IndexOf(value));
    }

    /// <inheritdoc cref="Tag(string, long)"/>
    public void Tag(string key, string value)
    {
        if (writer.Carries(key)) writer.Tag(key, writer.Values.IndexOf(value));
    }

    /// <summary>Ends the layer.</summary>
    /// <exception cref="InvalidOperationException">No layer has begun.</exception>
    public void EndLayer()
    {
        var name = layer ?? throw new InvalidOperationException("No layer has begun.");
        var before = tile.Length;
        writer.End();
        writer.WriteTo(tile, name, extent);
        if (tile.Length > before) layers.Add(name);
        writer.Clear();
        layer = null;
    }

    /// <summary>The tile so far; empty when it has no layers.</summary>
    /// <exception cref="InvalidOperationException">A layer has not ended.</exception>
    public byte[] ToArray() => layer is null ? tile.Written.ToArray() : throw new InvalidOperationException($"The layer {layer} has not ended.");

    void Begin(ulong? id, GeometryKind kind)
    {
        if (layer is null) throw new InvalidOperationException("No layer has begun.");
        writer.Begin(id, kind);
        drawn = false;
    }
}
