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

    [Fact]
    public void A_cut_ring_holds_what_the_ring_and_the_box_hold() => Prop.ForAll(Lines, Points.ArrayOf(20).ToArbitrary(), (ring, samples) =>
    {
        var cut = new BoxClip().Ring(ring, Box).ToArray();
        Assert.All(cut, point => Assert.True(Box.Right + 1e-9 >= point.X && Box.Left - 1e-9 <= point.X && Box.Top - 1e-9 <= point.Y && Box.Bottom + 1e-9 >= point.Y));
        // Off the grid of the corners, and of the edges of the box, so that no sample is on a line through two corners' coordinates.
        foreach (var sample in samples.Select(point => new MapPoint(point.X + 0.0123, point.Y + 0.0377)))
            Assert.Equal(Inside.Ring(ring, sample) && IsInBox(sample), Inside.Ring(cut, sample));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_step_is_the_part_in_the_box() => Prop.ForAll(Points.ToArbitrary(), Points.ToArbitrary(), (a, b) =>
    {
        var shown = BoxClip.Step(a, b, Box, out var enters, out var leaves);
        for (var i = 0.0005; i < 1; i += 0.0497)
            if (Math.Abs(i - enters) > 1e-9 && Math.Abs(i - leaves) > 1e-9)
                Assert.Equal(IsInBox(BoxClip.Between(a, b, i)), shown && enters < i && i < leaves);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_are_taken_in_the_order_of_their_weight() => Prop.ForAll(Lines, line =>
    {
        var weights = new double[line.Length];
        ArcWeights.Weigh(line, weights);
        Assert.Equal(PlainWeights(line), weights);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pieces_of_a_line_are_all_of_it_that_is_in_view() => Prop.ForAll(Lines, line =>
    {
        var (sheet, arcs) = (new MapSheet(), Table(line));
        sheet.Lay(new(0, 0), 1000, 20_000, 20_000, 10_000, 0);
        var (length, from) = (0.0, 0);
        while (line.Length > 0 && sheet.Piece(arcs, 0, ref from) is { Length: > 0 } piece) length += LengthOf([.. piece.ToArray().Select(at => new MapPoint(at.X / 1000.0, at.Y / 1000.0))]);
        Assert.Equal(line.Zip(line.Skip(1)).Sum(step => BoxClip.Step(step.First, step.Second, Box, out var enters, out var leaves) ? (leaves - enters) * LengthOf([step.First, step.Second]) : 0), length, 0.01 * (line.Length + 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_arc_out_of_view_is_drawn_by_its_ends_without_changing_what_is_in_view() => Prop.ForAll(Lines, Lines, (left, right) =>
    {
        MapPoint[] beyond = [.. left.Select(point => point with { X = -200 + point.X })], near = [.. right];
        if (beyond.Length < 2 || near.Length < 2) return;
        MapPoint[] first = [near[^1], beyond[0]], last = [beyond[^1], near[0]];
        var (sheet, arcs) = (new MapSheet(), Table(near, first, beyond, last));
        sheet.Lay(new(0, 0), 1, 20, 20, 10, 0);
        var whole = new BoxClip().Ring([.. near, .. first, .. beyond, .. last], Box).ToArray();
        Assert.Equal(AreaOf(whole), AreaOf([.. sheet.Ring(arcs, [0, 1, 2, 3]).ToArray().Select(at => new MapPoint(at.X, at.Y))]), 60.0 * (near.Length + 8));
    }).QuickCheckThrowOnFailure();

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
