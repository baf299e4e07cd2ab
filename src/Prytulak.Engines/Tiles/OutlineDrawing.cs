using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>Outlines in a frame of so many pixels, and where a position lies on it.</summary>
public sealed class OutlineDrawing
{
    readonly OutlineFrame frame;

    internal OutlineDrawing(OutlineFrame frame, IReadOnlyList<CountryOutline> outlines) => (this.frame, Outlines) = (frame, outlines);

    /// <summary>In pixels.</summary>
    public int Width => frame.Width;

    /// <summary>In pixels.</summary>
    public int Height => frame.Height;

    /// <summary>In alphabetical order.</summary>
    public IReadOnlyList<CountryOutline> Outlines { get; }

    /// <summary>Where a position lies, in pixels from the upper left corner, y down; outside the frame beyond its edges.</summary>
    public (double X, double Y) Place(Position position)
    {
        var pixel = frame.Pixel(frame.Project(position));
        return (pixel.X, pixel.Y);
    }
}
