namespace Prytulak.Engines.Tiles;

/// <summary>What of a step from point to point lies in a box (Liang and Barsky, 1984).</summary>
static class StepClip
{
    /// <summary>The part within the box, as fractions of the step; false when there is none.</summary>
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
