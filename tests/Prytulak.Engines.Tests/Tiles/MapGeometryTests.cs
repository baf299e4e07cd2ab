using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public class MapGeometryTests
{
    static readonly MapBox Box = new(-10, -10, 30, 30);

    static readonly Gen<MapPoint> Points = from x in Gen.Choose(-600, 900) from y in Gen.Choose(-600, 900) select new MapPoint(x / 10.0, y / 10.0);

    static readonly Arbitrary<MapPoint[]> Lines = Points.ListOf().Select(points => points.ToArray()).ToArbitrary();

    // A polygon around a point with a hole of half its size, which turns the other way.
    static readonly Arbitrary<MapPoint[][]> Stars =
        (from x in Gen.Choose(-20, 40) from y in Gen.Choose(-20, 40) from reaches in Gen.Choose(3, 60).ListOf(24)
         select new[] { Star(x, y, [.. reaches], 1), [.. Star(x, y, [.. reaches], 0.5).Reverse()] }).ToArbitrary();

    [Fact]
    public void A_cut_ring_holds_what_the_ring_and_the_box_hold() => Prop.ForAll(Lines, Points.ArrayOf(20).ToArbitrary(), (ring, samples) =>
        CheckCut([ring], samples)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_polygon_holds_what_the_polygon_and_the_box_hold() => Prop.ForAll(Stars, Points.ArrayOf(30).ToArbitrary(), CheckCut).QuickCheckThrowOnFailure();

    [Fact]
    public void Pieces_of_a_polygon_do_not_overlap_along_the_edge() => Prop.ForAll(Stars, polygon =>
    {
        // Off the grid of the box: where a corner lies on an edge by chance, two pieces may share a stretch of it, which is drawn all the same.
        var steps = Cut([.. polygon.Select(ring => ring.Select(at => new MapPoint(at.X + 0.00137, at.Y + 0.00291)).ToArray())]).SelectMany(ring => ring.Zip([.. ring[1..], ring[0]])).ToList();
        for (var number = 0; number < 4; number++)
        {
            var edge = new BoxEdge(number, Box);
            var along = steps.Where(step => edge.Inside(step.First) == 0 && edge.Inside(step.Second) == 0)
                .Select(step => (From: Math.Min(edge.Along(step.First), edge.Along(step.Second)), To: Math.Max(edge.Along(step.First), edge.Along(step.Second)))).Where(step => step.To - step.From > 1e-9).Order().ToList();
            Assert.All(along.Zip(along.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From + 1e-9));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_comb_falls_into_its_teeth()
    {
        MapPoint[] comb = [new(50, 0), new(50, 25), new(0, 25), new(0, 20), new(40, 20), new(40, 5), new(0, 5), new(0, 0)];
        Assert.Equal([150.0, 150.0], Cut([comb]).Select(ring => Math.Abs(AreaOf(ring))));
    }

    [Fact]
    public void A_cut_step_is_the_part_in_the_box() => Prop.ForAll(Points.ToArbitrary(), Points.ToArbitrary(), (a, b) =>
    {
        var shown = LineClip.Step(a, b, Box, out var enters, out var leaves);
        for (var i = 0.0005; i < 1; i += 0.0497)
            if (Math.Abs(i - enters) > 1e-9 && Math.Abs(i - leaves) > 1e-9)
                Assert.Equal(IsInBox(LineClip.Between(a, b, i)), shown && enters < i && i < leaves);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_are_taken_in_the_order_of_their_weight() => Prop.ForAll(Lines, line =>
    {
        var weights = new double[line.Length];
        ArcWeights.Weigh(line, weights);
        Assert.Equal(PlainWeights(line), weights);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pieces_of_a_line_are_all_of_it_that_is_in_the_box() => Prop.ForAll(Lines, line =>
    {
        var pieces = new RingSet();
        LineClip.Clip(line, Box, pieces);
        var drawn = Enumerable.Range(0, pieces.Count).Select(piece => pieces[piece].ToArray()).ToList();
        Assert.Equal(line.Zip(line.Skip(1)).Sum(step => LineClip.Step(step.First, step.Second, Box, out var enters, out var leaves) ? (leaves - enters) * LengthOf([step.First, step.Second]) : 0), drawn.Sum(LengthOf), 1e-6);
        Assert.All(drawn.SelectMany(piece => piece), point => Assert.True(point.X >= Box.Left - 1e-9 && point.X <= Box.Right + 1e-9 && point.Y >= Box.Top - 1e-9 && point.Y <= Box.Bottom + 1e-9));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_arc_out_of_view_is_drawn_by_its_ends_without_changing_what_is_in_view() => Prop.ForAll(Stars, polygon =>
    {
        var (star, sheet, drawn) = (polygon[0], new MapSheet(), 0.0);
        var arcs = Table(star[..7], star[6..13], star[12..19], [.. star[18..], star[0]]);
        sheet.Lay(new(0, 0), 1000, 20_000, 20_000, 10_000, 0);
        sheet.Cut(arcs, MapPart.Of([[0, 1, 2, 3]], arcs), (ring, _) => drawn += AreaOf([.. ring.ToArray().Select(at => new MapPoint(at.X / 1000.0, at.Y / 1000.0))]));
        Assert.Equal(Cut([star]).Sum(AreaOf), drawn, 1.0);
    }).QuickCheckThrowOnFailure();

    static void CheckCut(MapPoint[][] polygon, MapPoint[] samples)
    {
        var cut = Cut(polygon);
        Assert.All(cut.SelectMany(ring => ring), point => Assert.True(Box.Right + 1e-9 >= point.X && Box.Left - 1e-9 <= point.X && Box.Top - 1e-9 <= point.Y && Box.Bottom + 1e-9 >= point.Y));
        // Off the grid of the corners and of the edges of the box, so that no sample is level with a corner.
        foreach (var sample in samples.Select(point => new MapPoint(point.X + 0.0123, point.Y + 0.0377)))
            Assert.Equal(Holds(polygon, sample) && IsInBox(sample), Holds(cut, sample));
    }

    static List<MapPoint[]> Cut(MapPoint[][] polygon)
    {
        var rings = new RingSet();
        foreach (var ring in polygon)
        {
            rings.Add(ring);
            rings.End();
        }
        var cut = new PolygonClip().Clip(rings, Box);
        return [.. Enumerable.Range(0, cut.Count).Select(ring => cut[ring].ToArray())];
    }

    static bool Holds(IEnumerable<MapPoint[]> rings, MapPoint point) => rings.Count(ring => Inside.Ring(ring, point)) % 2 == 1;

    static MapPoint[] Star(int x, int y, int[] reaches, double size) =>
        [.. reaches.Select((reach, i) => new MapPoint(x + reach * size * Math.Cos(i * Math.Tau / reaches.Length), y + reach * size * Math.Sin(i * Math.Tau / reaches.Length)))];

    static bool IsInBox(MapPoint point) => point.X > Box.Left && point.X < Box.Right && point.Y > Box.Top && point.Y < Box.Bottom;

    static ArcTable Table(params MapPoint[][] lines)
    {
        var starts = new List<int> { 0 };
        foreach (var line in lines) starts.Add(starts[^1] + line.Length);
        return new([.. lines.SelectMany(line => line)], [.. Enumerable.Repeat(double.PositiveInfinity, starts[^1])], [.. starts]);
    }

    static double LengthOf(MapPoint[] line) => line.Zip(line.Skip(1)).Sum(step => Math.Sqrt(Math.Pow(step.First.X - step.Second.X, 2) + Math.Pow(step.First.Y - step.Second.Y, 2)));

    static double AreaOf(MapPoint[] ring) => ring.Select((a, i) => (a, b: ring[(i + 1) % ring.Length])).Sum(edge => edge.a.X * edge.b.Y - edge.b.X * edge.a.Y) / 2;

    // Looks for the least area anew for each point taken.
    static double[] PlainWeights(MapPoint[] line)
    {
        var weights = Enumerable.Repeat(double.PositiveInfinity, line.Length).ToArray();
        var (left, heaviest) = (Enumerable.Range(0, line.Length).ToList(), 0.0);
        while (left.Count > 2)
        {
            var least = Enumerable.Range(1, left.Count - 2).MinBy(i => (Triangle(line, left, i), left[i]));
            weights[left[least]] = heaviest = Math.Max(heaviest, Triangle(line, left, least));
            left.RemoveAt(least);
        }
        return weights;
    }

    static double Triangle(MapPoint[] line, List<int> left, int i)
    {
        var (a, b, c) = (line[left[i - 1]], line[left[i]], line[left[i + 1]]);
        return Math.Abs((b.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (b.Y - a.Y)) / 2;
    }
}
