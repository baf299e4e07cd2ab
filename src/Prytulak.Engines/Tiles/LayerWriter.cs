using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>The features of one layer, with the keys and values that they share.</summary>
sealed class LayerWriter
{
    /// <summary>With so many attributes a point is still short.</summary>
    public const int FewAttributes = 8;

    // Two numbers of five bytes an attribute, two for the point, one of ten for its id, and eight bytes of tags and lengths.
    const int LongestPoint = 10 * FewAttributes + 11 + 11 + 8;

    readonly ByteBuffer features = new(), tags = new();
    readonly TileKeys keys = new();
    int feature;
    ulong? id;
    GeometryKind kind;
    bool tagged, drawn;

    public GeometryWriter Geometry { get; } = new();

    public TileValues Values { get; } = new();

    public void Clear()
    {
        (kind, tagged, feature) = (GeometryKind.None, false, 0);
        features.Clear();
        Geometry.Clear();
        tags.Clear();
        keys.Clear();
        Values.Clear();
    }

    public void Begin(ulong? id, GeometryKind kind)
    {
        End();
        (this.id, this.kind, tagged) = (id, kind, false);
        feature++;
    }

    /// <summary>
    /// A whole feature that is a point with few attributes, numbers above 0; what is 0 is left out. Its parts are short enough
    /// for lengths of one byte, which are filled in afterwards, so that nothing is written twice.
    /// </summary>
    public void Point(ulong id, int x, int y, ReadOnlySpan<string> names, ReadOnlySpan<int> numbers)
    {
        End();
        feature++;
        var whole = features.Room(LongestPoint);
        var body = ByteBuffer.Put(ByteBuffer.Put(whole[2..], 0x08), id);
        var carried = body[2..];
        for (var i = 0; i < numbers.Length; i++)
            if (numbers[i] > 0) carried = ByteBuffer.Put(ByteBuffer.Put(carried, (uint)keys.IndexOf(names[i], feature)), (uint)Values.IndexOf(numbers[i]));
        if (carried.Length == body.Length - 2) carried = body;
        else (body[0], body[1]) = (0x12, (byte)(body.Length - 2 - carried.Length));
        var drawn = GeometryWriter.Point(carried[4..], x, y);
        (carried[0], carried[1], carried[2], carried[3]) = (0x18, (byte)GeometryKind.Points, 0x22, (byte)(carried.Length - 4 - drawn.Length));
        (whole[0], whole[1]) = (0x12, (byte)(whole.Length - 2 - drawn.Length));
        features.Took(drawn);
    }

    /// <exception cref="InvalidOperationException">The feature is not of this kind, or its geometry is complete.</exception>
    public void Demand(GeometryKind demanded)
    {
        if (kind != demanded) throw new InvalidOperationException($"No feature of {demanded} has begun.");
        if (tagged) throw new InvalidOperationException("A feature's geometry comes before its attributes.");
    }

    /// <summary>Whether the feature will be written, and so its attributes.</summary>
    /// <exception cref="InvalidOperationException">There is no feature.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Carries(string key) => tagged ? drawn : CarriesFirst(key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tag(string key, int value) => tags.Pair((uint)keys.IndexOf(key, feature), (uint)value);

    /// <summary>Ends the feature; without a geometry it is left out.</summary>
    public void End()
    {
        var commands = Geometry.Commands;
        if (commands.Length > 0) Write(commands, tags.Written);
        Geometry.Clear();
        tags.Clear();
        (kind, tagged) = (GeometryKind.None, false);
    }

    /// <summary>Writes the layer; nothing when it has no features.</summary>
    public void WriteTo(ByteBuffer tile, string name, int extent)
    {
        if (features.Length == 0) return;
        var length = 3 + ByteBuffer.SizeOf(name) + features.Length + keys.Written.Length + Values.Written.Length + 1 + ByteBuffer.SizeOf((uint)extent);
        tile.Field(0x1A, (ulong)length);
        tile.Field(0x78, 2ul);
        tile.Field(0x0A, name);
        tile.Bytes(features.Written);
        tile.Bytes(keys.Written);
        tile.Bytes(Values.Written);
        tile.Field(0x28, (ulong)extent);
    }

    bool CarriesFirst(string key)
    {
        if (kind == GeometryKind.None) throw new InvalidOperationException($"There is no feature to carry {key}.");
        tagged = true;
        return drawn = !Geometry.Commands.IsEmpty;
    }

    // The attributes come after the geometry in time, but their lengths must come before both.
    void Write(ReadOnlySpan<byte> commands, ReadOnlySpan<byte> carried)
    {
        var length = 3 + ByteBuffer.SizeWith(commands.Length);
        if (id is { } given) length += 1 + ByteBuffer.SizeOf(given);
        if (carried.Length > 0) length += 1 + ByteBuffer.SizeWith(carried.Length);
        features.Field(0x12, (ulong)length);
        var room = features.Take(length);
        if (id is { } number) room = ByteBuffer.Put(ByteBuffer.Put(room, 0x08), number);
        if (carried.Length > 0) room = ByteBuffer.Put(ByteBuffer.Put(room, 0x12), carried);
        room = ByteBuffer.Put(ByteBuffer.Put(room, 0x18), (ulong)kind);
        ByteBuffer.Put(ByteBuffer.Put(room, 0x22), commands);
    }
}

/// <summary>What a feature is drawn of, as the specification numbers it.</summary>
enum GeometryKind { None, Points, Lines, Polygons }
