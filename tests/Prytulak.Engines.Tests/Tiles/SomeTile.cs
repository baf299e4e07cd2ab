using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Tiles;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>Random tiles, that write themselves and say what should be read.</summary>
sealed record SomeTile(List<SomeLayer> Layers)
{
    static readonly Gen<TilePoint> Points = from x in Gen.Choose(-3, 12) from y in Gen.Choose(-3, 12) from far in Gen.Choose(0, 9) select far > 0 ? new TilePoint(x, y) : new(x * 9999, y * -99);

    static readonly Gen<object> Values = Gen.OneOf(
        Gen.Choose(-200, 200).Select(value => (object)(long)value),
        Gen.Elements<object>(long.MinValue, long.MaxValue, 1L << 40, -1.5, double.NaN, 1e300, true, false, "", "Львів", new string('ż', 100)),
        Gen.Choose(0, 99).Select(value => (object)value.ToString(CultureInfo.InvariantCulture)));

    static readonly Gen<SomeFeature> Features =
        from type in Gen.Choose(1, 3)
        from parts in Points.ListOf().Select(points => points.ToList()).ListOf()
        from keys in Gen.Choose(0, 20).ListOf()
        from values in Values.ListOf(keys.Count)
        select new SomeFeature(type, [.. parts], keys.Zip(values).GroupBy(tag => $"k{tag.First}").ToDictionary(tag => tag.Key, tag => tag.First().Second));

    public static Arbitrary<SomeTile> Arbitrary { get; } =
        (from layers in Features.ListOf().ListOf() select new SomeTile([.. layers.Select((features, i) => new SomeLayer($"layer {i}", 256 << i % 5, [.. features]))])).ToArbitrary();

    public void Write(TileWriter writer)
    {
        writer.Clear();
        foreach (var layer in Layers) layer.Write(writer);
    }
}

/// <summary>A random layer; features are told apart by their place in it.</summary>
sealed record SomeLayer(string Name, int Extent, List<SomeFeature> Features)
{
    public void Write(TileWriter writer)
    {
        writer.BeginLayer(Name, Extent);
        foreach (var (i, feature) in Features.Index()) feature.Write(writer, i % 3 == 0 ? null : (ulong)i << i % 60);
        writer.EndLayer();
    }

    public string Text()
    {
        var features = Features.Select((feature, i) => (feature, id: i % 3 == 0 ? null : (ulong?)((ulong)i << i % 60), parts: feature.Drawn())).Where(written => written.parts.Count > 0).ToList();
        return features.Count == 0 ? "" : Line(Name, Extent, features.Select(written => SomeFeature.Line(written.id, written.feature.Type, written.parts, written.feature.Attributes)));
    }

    public static string Text(StrictLayer layer) => Line(layer.Name, layer.Extent, layer.Features.Select(feature => SomeFeature.Line(feature.Id, feature.Type, feature.Parts, feature.Attributes)));

    static string Line(string name, int extent, IEnumerable<string> features) => $"{name} {extent}\n{string.Join('\n', features)}";
}

/// <summary>A random feature: points, lines or rings, every third of which is a hole.</summary>
sealed record SomeFeature(int Type, List<List<TilePoint>> Parts, Dictionary<string, object> Attributes)
{
    public void Write(TileWriter writer, ulong? id)
    {
        if (Type == 1) writer.Points(id, [.. Parts.SelectMany(part => part)]);
        if (Type == 2) writer.Lines(id);
        if (Type == 3) writer.Polygons(id);
        for (var i = 0; i < Parts.Count && Type > 1; i++) Draw(writer, i);
        foreach (var (key, value) in Attributes) Tag(writer, key, value);
    }

    public static string Line(ulong? id, int type, List<List<TilePoint>> parts, Dictionary<string, object> attributes) =>
        $"{id} {type} {string.Join('|', parts.Select(part => string.Join(' ', part)))} {string.Join(',', attributes.Select(tag => $"{tag.Key}={tag.Value}({tag.Value.GetType()})"))}";

    /// <summary>What is left of it, worked out plainly.</summary>
    public List<List<TilePoint>> Drawn()
    {
        if (Type == 1) return Parts.Sum(part => part.Count) > 0 ? [[.. Parts.SelectMany(part => part)]] : [];
        if (Type == 2) return [.. Parts.Select(Moving).Where(line => line.Count > 1)];
        var (rings, drawn) = (new List<List<TilePoint>>(), false);
        for (var i = 0; i < Parts.Count; i++)
        {
            var ring = Turned(Parts[i], IsHole(i));
            if (IsHole(i) && !drawn) continue;
            if (!IsHole(i)) drawn = ring.Count > 0;
            if (ring.Count > 0) rings.Add(ring);
        }
        return rings;
    }

    static bool IsHole(int part) => part % 3 == 2;

    void Draw(TileWriter writer, int part)
    {
        if (Type == 2) writer.Line([.. Parts[part]]);
        else if (IsHole(part)) writer.Interior([.. Parts[part]]);
        else writer.Exterior([.. Parts[part]]);
    }

    static void Tag(TileWriter writer, string key, object value)
    {
        if (value is long whole) writer.Tag(key, whole);
        if (value is double number) writer.Tag(key, number);
        if (value is bool truth) writer.Tag(key, truth);
        if (value is string text) writer.Tag(key, text);
    }

    static List<TilePoint> Moving(List<TilePoint> points) => [.. points.Where((point, i) => i == 0 || points[i - 1] != point)];

    static List<TilePoint> Turned(List<TilePoint> points, bool hole)
    {
        var ring = Moving(points);
        if (ring.Count > 0 && ring[0] == ring[^1]) ring.RemoveAt(ring.Count - 1);
        var area = StrictGeometry.TwiceArea(ring);
        if (area == 0) return [];
        return area < 0 == hole ? ring : [ring[0], .. ring.Skip(1).Reverse()];
    }
}
