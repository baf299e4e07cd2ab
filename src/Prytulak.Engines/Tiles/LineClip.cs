namespace Prytulak.Engines.Tiles;

/// <summary>The pieces of a line that lie in a box, step by step (Liang and Barsky, 1984). Linear time.</summary>
static class LineClip
{
    /// <summary>Puts the pieces into a set, in their order.</summary>
    public static void Clip(ReadOnlySpan<MapPoint> line, MapBox box, RingSet pieces)
    {
        pieces.Clear();
        var isOpen = false;
        for (var i = 1; i < line.Length; i++)
        {
            var isIn = Step(line[i - 1], line[i], box, out var enters, out var leaves);
            if (isIn && !isOpen) pieces.Add(Between(line[i - 1], line[i], enters));
            if (isIn) pieces.Add(Between(line[i - 1], line[i], leaves));
            if (isIn ? leaves < 1 : isOpen) pieces.End();
            isOpen = isIn && leaves == 1;
        }
        if (isOpen) pieces.End();
    }

    /// <summary>The part of a step within the box, as fractions of the step; false when there is none.</summary>
    public static bool Step(MapPoint a, MapPoint b, MapBox box, out double enters, out double leaves)
    {
        (enters, leaves) = (0, 1);
        for (var number = 0; number < 4; number++)
        {
            var edge = new BoxEdge(number, box);
            var (inA, inB) = (edge.Inside(a), edge.Inside(b));
            if (inA < 0 && inB < 0) return false;
            if (inA < 0) enters = Math.Max(enters, inA / (inA - inB));
            else if (inB < 0) leaves = Math.Min(leaves, inA / (inA - inB));
        }
        return enters < leaves;
    }

    public static MapPoint Between(MapPoint a, MapPoint b, double fraction) => new(a.X + (b.X - a.X) * fraction, a.Y + (b.Y - a.Y) * fraction);
}
