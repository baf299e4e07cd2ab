using System.Globalization;
using System.Text;

namespace Prytulak.Engines.Tiles;

/// <summary>Writes shapes as path data, simplified as far as it takes for all of them together to fit so many characters.</summary>
sealed class OutlinePaths(ArcTable arcs, OutlineFrame frame)
{
    const int Margin = 2;
    const double LeastArea = 0.4, Coarser = 1.3;

    readonly MapSheet sheet = new();
    readonly StringBuilder path = new();

    /// <summary>The path of each group of shapes, in their order.</summary>
    public List<string> Write(IReadOnlyList<MapShape[]> groups, int budget)
    {
        for (var area = LeastArea; ; area *= Coarser)
        {
            sheet.Lay(frame.Origin, frame.Scale, frame.Width, frame.Height, Margin, area);
            var paths = groups.Select(Path).ToList();
            if (paths.Sum(text => text.Length) <= budget) return paths;
        }
    }

    string Path(MapShape[] shapes)
    {
        path.Clear();
        foreach (var part in shapes.SelectMany(shape => shape.Parts)) sheet.Cut(arcs, part, (ring, _) => Add(ring));
        return path.ToString();
    }

    // Absolute to the first point, then relative, which is shorter.
    void Add(ReadOnlySpan<TilePoint> ring)
    {
        if (GeometryWriter.TwiceArea(ring) == 0) return;
        var before = ring[0];
        path.Append(CultureInfo.InvariantCulture, $"M{before.X} {before.Y}l");
        var first = true;
        foreach (var point in ring[1..])
        {
            if (point == before) continue;
            if (!first && point.X >= before.X) path.Append(' ');
            path.Append(CultureInfo.InvariantCulture, $"{point.X - before.X}{(point.Y < before.Y ? "" : " ")}{point.Y - before.Y}");
            (before, first) = (point, false);
        }
        path.Append('z');
    }
}
