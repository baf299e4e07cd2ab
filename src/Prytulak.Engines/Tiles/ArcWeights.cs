namespace Prytulak.Engines.Tiles;

/// <summary>
/// How much each point of a line matters: the area of its triangle with its neighbours when it is the least that is left,
/// never less than that of the one taken before (Visvalingam and Whyatt, Line generalisation by repeated elimination
/// of points, 1993). The points of at least some weight are the line simplified to it; both ends are infinitely heavy,
/// so that lines meeting in a point still meet. O(n log n).
/// </summary>
static class ArcWeights
{
    public static void Weigh(ReadOnlySpan<MapPoint> line, Span<double> weights)
    {
        var (before, after) = (new int[line.Length], new int[line.Length]);
        var areas = new PriorityQueue<int, double>();
        weights.Fill(double.PositiveInfinity);
        for (var i = 1; i < line.Length - 1; i++)
        {
            (before[i], after[i]) = (i - 1, i + 1);
            areas.Enqueue(i, weights[i] = Area(line[i - 1], line[i], line[i + 1]));
        }
        Take(line, weights, areas, before, after);
    }

    // A weight is final once its point is taken, which is told by its having no neighbour any more.
    static void Take(ReadOnlySpan<MapPoint> line, Span<double> weights, PriorityQueue<int, double> areas, int[] before, int[] after)
    {
        for (var least = 0.0; areas.TryDequeue(out var point, out var area);)
        {
            if (after[point] == 0 || area != weights[point]) continue;
            weights[point] = least = Math.Max(least, area);
            var (left, right) = (before[point], after[point]);
            after[point] = 0;
            if (left > 0) after[left] = right;
            if (right < line.Length - 1) before[right] = left;
            if (left > 0) areas.Enqueue(left, weights[left] = Area(line[before[left]], line[left], line[right]));
            if (right < line.Length - 1) areas.Enqueue(right, weights[right] = Area(line[left], line[right], line[after[right]]));
        }
    }

    static double Area(MapPoint a, MapPoint b, MapPoint c) => Math.Abs((b.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (b.Y - a.Y)) / 2;
}
