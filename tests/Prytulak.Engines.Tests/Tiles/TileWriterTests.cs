using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public class TileWriterTests
{
    readonly TileWriter writer = new();

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(SomeTile.Arbitrary, tile =>
    {
        tile.Write(writer);
        var read = StrictTile.Read(writer.ToArray());
        Assert.Equal(tile.Layers.Select(layer => layer.Text()).Where(text => text != ""), read.Layers.Select(SomeLayer.Text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_point_with_numbers_is_written_like_any_other() => Prop.ForAll(ArbMap.Default.ArbFor<(int X, int Y, int[] Numbers)[]>(), points =>
    {
        string[] names = ["count", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        writer.Clear();
        writer.BeginLayer("points");
        foreach (var (id, (x, y, numbers)) in points.Index()) writer.Point((ulong)id * 987_654_321, x, y, names, First(numbers));
        writer.EndLayer();
        var written = writer.ToArray();
        writer.Clear();
        writer.BeginLayer("points");
        foreach (var (id, (x, y, numbers)) in points.Index())
        {
            writer.Point((ulong)id * 987_654_321, x, y);
            foreach (var (name, number) in names.Zip(First(numbers)))
                if (number > 0) writer.Tag(name, number);
        }
        writer.EndLayer();
        Assert.Equal(writer.ToArray(), written);
        if (points.Length > 0) Assert.Equal(points.Length, Assert.Single(StrictTile.Read(written).Layers).Features.Count);

        int[] First(int[] some) => [.. some.Select(number => number * (long)number % 100_000 is var large && number % 3 == 0 ? (int)large : number).Take(names.Length)];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_point_names_each_of_its_numbers_once()
    {
        Assert.Throws<InvalidOperationException>(() => writer.Point(1, 0, 0, ["a"], [1]));
        writer.BeginLayer("points");
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Point(1, 0, 0, ["a"], [1, 2]));
        Assert.Throws<InvalidOperationException>(() => writer.Point(1, 0, 0, ["a", "a"], [1, 2]));
    }

    [Fact]
    public void The_polygon_of_the_specification_has_its_commands()
    {
        writer.BeginLayer("x");
        writer.Polygons(null);
        writer.Exterior([new(0, 0), new(10, 0), new(10, 10), new(0, 10)]);
        writer.Exterior([new(11, 11), new(20, 11), new(20, 20), new(11, 20)]);
        writer.Interior([new(13, 13), new(13, 17), new(17, 17), new(17, 13)]);
        writer.EndLayer();
        byte[] commands = [9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15];
        byte[] layer = [0x78, 2, 0x0A, 1, (byte)'x', 0x12, 37, 0x18, 3, 0x22, 33, .. commands, 0x28, 0x80, 0x20];
        Assert.Equal([0x1A, (byte)layer.Length, .. layer], writer.ToArray());
    }

    [Fact]
    public void Rings_are_turned_the_right_way()
    {
        writer.BeginLayer("x");
        writer.Polygons(7);
        writer.Exterior([new(0, 0), new(0, 10), new(10, 10), new(10, 0), new(0, 0)]);
        writer.Interior([new(2, 2), new(4, 2), new(4, 4), new(2, 4), new(2, 4)]);
        writer.EndLayer();
        var feature = Assert.Single(StrictTile.Read(writer.ToArray()).Layers[0].Features);
        Assert.Equal([200L, -8], feature.Parts.Select(StrictGeometry.TwiceArea));
        Assert.Equal(7ul, feature.Id);
    }

    [Fact]
    public void What_cannot_be_drawn_is_left_out()
    {
        writer.BeginLayer("nothing");
        writer.Lines(1);
        writer.Line([new(1, 1), new(1, 1)]);
        writer.Tag("a", "b");
        writer.Polygons(2);
        writer.Exterior([new(0, 0), new(5, 5), new(9, 9)]);
        writer.Interior([new(0, 0), new(5, 5), new(9, 0)]);
        writer.Points(3, []);
        writer.EndLayer();
        Assert.Empty(writer.ToArray());
        writer.BeginLayer("nothing");
        writer.EndLayer();
        Assert.Empty(writer.ToArray());
    }

    [Fact]
    public void A_value_stands_in_the_tile_once_and_its_kind_tells_it_apart()
    {
        writer.BeginLayer("x");
        for (var i = 0; i < 50; i++)
        {
            writer.Point(null, i, i);
            writer.Tag("whole", 1);
            writer.Tag("number", 1.0);
            writer.Tag("truth", true);
            writer.Tag("text", "1");
        }
        writer.EndLayer();
        Assert.All(StrictTile.Read(writer.ToArray()).Layers[0].Features, feature =>
            Assert.Equal([1L, 1.0, true, "1"], feature.Attributes.Values));
    }

    [Fact]
    public void A_writer_is_used_again()
    {
        var once = Sample();
        writer.Clear();
        Assert.Equal(once, Sample());
    }

    [Fact]
    public void Misuse_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => writer.Point(null, 0, 0));
        Assert.Throws<InvalidOperationException>(writer.EndLayer);
        Sample();
        Assert.Throws<InvalidOperationException>(() => writer.BeginLayer("sample"));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginLayer("other", 0));
        writer.BeginLayer("other");
        Assert.Throws<InvalidOperationException>(() => writer.BeginLayer("third"));
        Assert.Throws<InvalidOperationException>(writer.ToArray);
        Assert.Throws<InvalidOperationException>(() => writer.Tag("a", 1));
        writer.Point(null, 0, 0);
        writer.Tag("a", 1);
        Assert.Throws<InvalidOperationException>(() => writer.Tag("a", 2));
        Assert.Throws<InvalidOperationException>(() => writer.Line([new(0, 0), new(1, 1)]));
        Assert.Throws<InvalidOperationException>(() => writer.Exterior([new(0, 0), new(1, 1), new(1, 0)]));
        writer.Lines(null);
        writer.Tag("a", 1);
        Assert.Throws<InvalidOperationException>(() => writer.Line([new(0, 0), new(1, 1)]));
    }

    byte[] Sample()
    {
        writer.BeginLayer("sample", 512);
        for (var i = 0; i < 1000; i++)
        {
            writer.Point((ulong)i, i * 7 % 512, i * 31 % 512);
            writer.Tag("i", i - 500L);
        }
        writer.EndLayer();
        return writer.ToArray();
    }
}
