namespace Prytulak.Engines.Tiles;

/// <summary>
/// Where the name of a shape stands: in its largest polygon, half-way along the line from west to east that is long
/// and far from the northern and southern ends. Always inside, holes left out.
/// </summary>
static class Middle
{
    const int Lines = 16;

    public static MapPoint Of(ArcTable arcs, IEnumerable<MapShape> shapes)
    {
        var part = shapes.SelectMany(shape => shape.Parts).MaxBy(part => part.Area)!;
        var height = (part.Box.Bottom - part.Box.Top) / Lines;
        return Enumerable.Range(0, Lines).Select(line => Longest(arcs, part, line, part.Box.Top + (line + 0.5) * height)).MaxBy(middle => middle.Score).At;
    }

    static (MapPoint At, double Score) Longest(ArcTable arcs, MapPart part, int line, double y)
    {
        var widest = Crossings(arcs, part, y).Order().Chunk(2).Where(pair => pair.Length == 2).MaxBy(pair => pair[1] - pair[0]);
        return widest is null ? default : (new((widest[0] + widest[1]) / 2, y), (widest[1] - widest[0]) * (Math.Min(line, Lines - 1 - line) + 1));
    }

    static List<double> Crossings(ArcTable arcs, MapPart part, double y)
    {
        var crossings = new List<double>();
        foreach (var arc in part.Rings.SelectMany(ring => ring).Select(ArcTable.Arc))
        {
            var points = arcs.Points(arc);
            for (var i = 1; i < points.Length; i++)
                if (points[i - 1].Y > y != points[i].Y > y) crossings.Add(points[i - 1].X + (points[i].X - points[i - 1].X) * (y - points[i - 1].Y) / (points[i].Y - points[i - 1].Y));
        }
        return crossings;
    }
}
