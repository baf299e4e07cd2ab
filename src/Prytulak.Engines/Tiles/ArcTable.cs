using System.Text.Json;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// The arcs of a topology on a plane: lines from junction to junction, each kept once however many shapes it borders,
/// with the weight of each point, so that neighbours are simplified alike.
/// </summary>
sealed class ArcTable(MapPoint[] points, double[] weights, int[] starts)
{
    readonly MapBox[] boxes = [.. Enumerable.Range(0, starts.Length - 1).Select(arc => BoxOf(points.AsSpan(starts[arc]..starts[arc + 1])))];

    public int Count => boxes.Length;

    public ReadOnlySpan<MapPoint> Points(int arc) => points.AsSpan(starts[arc]..starts[arc + 1]);

    public ReadOnlySpan<double> Weights(int arc) => weights.AsSpan(starts[arc]..starts[arc + 1]);

    public MapBox Box(int arc) => boxes[arc];

    /// <summary>Reads the quantised arcs of a TopoJSON topology, which are steps from point to point.</summary>
    public static ArcTable Read(JsonElement topology, Func<Position, MapPoint> project)
    {
        var (points, starts) = (new List<MapPoint>(), new List<int> { 0 });
        var transform = Transform.Of(topology.GetProperty("transform"));
        foreach (var arc in topology.GetProperty("arcs").EnumerateArray())
        {
            var (x, y) = (0, 0);
            foreach (var step in arc.EnumerateArray())
                points.Add(project(transform.Position(x += step[0].GetInt32(), y += step[1].GetInt32())));
            starts.Add(points.Count);
        }
        return Weigh([.. points], [.. starts]);
    }

    /// <summary>Twice the area of a ring of arcs, by the surveyor's formula.</summary>
    public double TwiceArea(int[] ring)
    {
        var area = 0.0;
        foreach (var reference in ring)
        {
            var points = Points(Arc(reference));
            var twice = 0.0;
            for (var i = 1; i < points.Length; i++) twice += points[i - 1].X * points[i].Y - points[i].X * points[i - 1].Y;
            area += reference < 0 ? -twice : twice;
        }
        return area;
    }

    /// <summary>The arc of a reference, which is its complement when the arc is walked backwards.</summary>
    public static int Arc(int reference) => reference < 0 ? ~reference : reference;

    public MapBox Box(int[] ring) => ring.Aggregate(MapBox.Nothing, (box, reference) => box.With(Box(Arc(reference))));

    static ArcTable Weigh(MapPoint[] points, int[] starts)
    {
        var weights = new double[points.Length];
        for (var arc = 0; arc < starts.Length - 1; arc++)
            ArcWeights.Weigh(points.AsSpan(starts[arc]..starts[arc + 1]), weights.AsSpan(starts[arc]..starts[arc + 1]));
        return new(points, weights, starts);
    }

    static MapBox BoxOf(ReadOnlySpan<MapPoint> points)
    {
        var box = MapBox.Nothing;
        foreach (var point in points) box = box.With(point);
        return box;
    }

    /// <summary>Whole numbers to degrees.</summary>
    readonly record struct Transform(double ScaleX, double ScaleY, double X, double Y)
    {
        public static Transform Of(JsonElement json) => new(
            json.GetProperty("scale")[0].GetDouble(), json.GetProperty("scale")[1].GetDouble(),
            json.GetProperty("translate")[0].GetDouble(), json.GetProperty("translate")[1].GetDouble());

        public Position Position(int x, int y) => new(Y + y * ScaleY, X + x * ScaleX);
    }
}
