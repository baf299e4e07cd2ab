namespace Prytulak.Engines.Tests.Tiles;

/// <summary>
/// A vector tile read by the letter of the specification (2.1), apart from the code that writes it:
/// whatever it says must or should not be is an <see cref="InvalidDataException"/>.
/// </summary>
sealed class StrictTile
{
    public List<StrictLayer> Layers { get; } = [];

    public static StrictTile Read(ReadOnlySpan<byte> bytes)
    {
        var tile = new StrictTile();
        var reader = new ProtoReader(bytes);
        while (reader.Next())
            tile.Layers.Add(reader.Field == 3 ? StrictLayer.Read(reader.Bytes()) : throw reader.Broken("is unknown in a tile"));
        return tile.Layers.Select(layer => layer.Name).Distinct().Count() == tile.Layers.Count ? tile : throw new InvalidDataException("Two layers have one name.");
    }

    public StrictLayer? Layer(string name) => Layers.Find(layer => layer.Name == name);
}

/// <summary>A layer with its features.</summary>
sealed class StrictLayer
{
    readonly List<byte[]> raw = [];
    readonly List<string> keys = [];
    readonly List<object> values = [];
    ulong? version, extent;

    public string Name { get; private set; } = "";

    public int Extent => (int)extent!;

    public List<StrictFeature> Features { get; private set; } = [];

    public static StrictLayer Read(ReadOnlySpan<byte> bytes)
    {
        var layer = new StrictLayer();
        var reader = new ProtoReader(bytes);
        while (reader.Next()) layer.Take(ref reader);
        layer.Check();
        layer.Features = layer.raw.ConvertAll(feature => StrictFeature.Read(feature, layer.keys, layer.values));
        var ids = layer.Features.Where(feature => feature.Id is not null).Select(feature => feature.Id).ToList();
        return ids.Distinct().Count() == ids.Count ? layer : throw new InvalidDataException("Two features have one id.");
    }

    void Take(ref ProtoReader reader)
    {
        switch (reader.Field)
        {
            case 15: version = version is null ? reader.Number() : throw reader.Broken("comes twice"); break;
            case 1: Name = Name == "" ? reader.Text() : throw reader.Broken("comes twice"); break;
            case 2: raw.Add(reader.Bytes().ToArray()); break;
            case 3: keys.Add(reader.Text()); break;
            case 4: values.Add(Value(reader.Bytes())); break;
            case 5: extent = extent is null ? reader.Number() : throw reader.Broken("comes twice"); break;
            default: throw reader.Broken("is unknown in a layer");
        }
    }

    void Check()
    {
        if (version != 2) throw new InvalidDataException($"The version is {version}.");
        if (Name == "") throw new InvalidDataException("A layer has no name.");
        if (extent is null or 0) throw new InvalidDataException("A layer has no extent.");
        if (raw.Count == 0) throw new InvalidDataException("A layer has no features.");
        if (keys.Distinct().Count() < keys.Count) throw new InvalidDataException("A key is there twice.");
        if (values.Distinct().Count() < values.Count) throw new InvalidDataException("A value is there twice.");
    }

    static object Value(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtoReader(bytes);
        if (!reader.Next()) throw new InvalidDataException("A value is empty.");
        object value = reader.Field switch
        {
            1 => reader.Text(),
            3 => reader.Double(),
            4 or 5 => (long)reader.Number(),
            6 => reader.Number() is var zigzag ? (long)(zigzag >> 1) ^ -(long)(zigzag & 1) : 0L,
            7 => reader.Number() is var truth and < 2 ? truth == 1 : throw reader.Broken("is no truth"),
            _ => throw reader.Broken("is unknown in a value")
        };
        return reader.IsAtEnd ? value : throw new InvalidDataException("A value is two values.");
    }
}
