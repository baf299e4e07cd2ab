using System.IO.Compression;
using System.Text.Json;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>Shapes that share their borders, read from TopoJSON (github.com/topojson/topojson-specification, quantised).</summary>
sealed class Topology(ArcTable arcs, MapShape[] shapes)
{
    public ArcTable Arcs => arcs;

    public MapShape[] Shapes => shapes;

    /// <summary>Reads a gzipped topology of one object on a plane.</summary>
    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    public static Topology Read(Stream gzipped, Func<Position, MapPoint> project)
    {
        try
        {
            using var unzip = new GZipStream(gzipped, CompressionMode.Decompress, leaveOpen: true);
            using var json = JsonDocument.Parse(unzip);
            var arcs = ArcTable.Read(json.RootElement, project);
            var shapes = json.RootElement.GetProperty("objects").EnumerateObject().Single().Value.GetProperty("geometries");
            return new(arcs, [.. shapes.EnumerateArray().Select(shape => MapShape.Read(shape, arcs))]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("The topology cannot be read.", broken);
        }
    }

    /// <summary>For each arc the shapes that it borders, two at most in sound data.</summary>
    public List<MapShape>[] ByArc()
    {
        List<MapShape>[] users = [.. Enumerable.Range(0, arcs.Count).Select(_ => new List<MapShape>())];
        foreach (var shape in shapes)
            foreach (var part in shape.Parts)
                foreach (var reference in part.Rings.SelectMany(ring => ring)) users[ArcTable.Arc(reference)].Add(shape);
        return users;
    }
}
