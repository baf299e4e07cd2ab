using Prytulak.Engines.Tiles;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>Commands of a geometry (section 4.3): read one by one, each where it may stand.</summary>
sealed class StrictGeometry(List<uint> commands)
{
    int at, x, y;

    public static List<List<TilePoint>> Read(int type, List<uint> commands)
    {
        var geometry = new StrictGeometry(commands);
        var parts = new List<List<TilePoint>>();
        if (type == 1) parts.Add(geometry.Points(1));
        else while (geometry.at < commands.Count) parts.Add(type == 2 ? geometry.Line() : geometry.Ring());
        if (geometry.at < commands.Count) throw new InvalidDataException("Commands are left over.");
        if (parts.Count == 0) throw new InvalidDataException("A geometry is empty.");
        if (type == 3 && TwiceArea(parts[0]) < 0) throw new InvalidDataException("The first ring is a hole.");
        return parts;
    }

    public static long TwiceArea(List<TilePoint> ring) =>
        ring.Select((point, i) => (point, next: ring[(i + 1) % ring.Count])).Sum(edge => (long)edge.point.X * edge.next.Y - (long)edge.next.X * edge.point.Y);

    List<TilePoint> Line()
    {
        var line = Points(1, single: true);
        line.AddRange(Points(2));
        return Moving(line);
    }

    List<TilePoint> Ring()
    {
        var ring = Line();
        if (ring.Count < 3) throw new InvalidDataException("A ring has under three points.");
        if (Next() != (7 | 1 << 3)) throw new InvalidDataException("A ring is not closed.");
        if (ring[0] == ring[^1]) throw new InvalidDataException("A ring repeats its first point.");
        return TwiceArea(ring) != 0 ? ring : throw new InvalidDataException("A ring has no area.");
    }

    List<TilePoint> Points(uint command, bool single = false)
    {
        var integer = Next();
        var count = integer >> 3;
        if ((integer & 7) != command) throw new InvalidDataException($"Command {integer & 7} stands where {command} must.");
        if (count == 0 || single && count != 1) throw new InvalidDataException($"Command {command} counts {count}.");
        var points = new List<TilePoint>();
        for (; count > 0; count--) points.Add(new(x += Step(), y += Step()));
        return points;
    }

    int Step() => Next() is var zigzag ? (int)(zigzag >> 1) ^ -(int)(zigzag & 1) : 0;

    uint Next() => at < commands.Count ? commands[at++] : throw new InvalidDataException("Commands end early.");

    static List<TilePoint> Moving(List<TilePoint> line) =>
        line.Zip(line.Skip(1)).All(step => step.First != step.Second) ? line : throw new InvalidDataException("A line stands still.");
}
