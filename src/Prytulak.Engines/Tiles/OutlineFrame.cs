using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>A rectangle of a projection laid on so many pixels, as large as it fits.</summary>
sealed record OutlineFrame(Func<Position, MapPoint> Project, MapPoint Origin, double Scale, int Width, int Height)
{
    /// <summary>A box in the middle of so many pixels, with some of them around it.</summary>
    public static OutlineFrame Around(MapBox box, int width, int height, int margin, Func<Position, MapPoint> project)
    {
        var scale = Math.Min((width - 2 * margin) / (box.Right - box.Left), (height - 2 * margin) / (box.Bottom - box.Top));
        var middle = new MapPoint((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        return new(project, new(middle.X - width / scale / 2, middle.Y - height / scale / 2), scale, width, height);
    }

    public MapPoint Pixel(MapPoint point) => new((point.X - Origin.X) * Scale, (point.Y - Origin.Y) * Scale);

    public TilePoint Rounded(MapPoint point) => Pixel(point) is var at ? new((int)Math.Round(at.X), (int)Math.Round(at.Y)) : default;
}
