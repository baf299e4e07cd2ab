namespace Prytulak.Engines.Geo;

/// <summary>
/// The places from south to north. The nearest is sought outwards from its parallel until the parallels alone are
/// farther than the best found: exact, and some hundred steps where people live.
/// </summary>
sealed class Parallels(PlaceTable table, int[] latitudes, int[] rows)
{
    // By the rounding of a latitude and of the sphere's points, in radii: a tenth of a millimetre.
    const double Slack = 1e-11;

    public static Parallels Of(PlaceTable table)
    {
        var (latitudes, rows) = (table.Latitudes.ToArray(), Enumerable.Range(0, table.Count).ToArray());
        Array.Sort(latitudes, rows);
        return new(table, latitudes, rows);
    }

    public static Parallels Read(Stream stream, PlaceTable table) =>
        new(table, ArrayFile.Read<int>(stream), ArrayFile.Read<int>(stream));

    public void Write(Stream stream)
    {
        ArrayFile.Write(stream, latitudes);
        ArrayFile.Write(stream, rows);
    }

    /// <summary>The row nearest to a point and the square of its chord; -1 when there is none. Of equals the first of the table.</summary>
    public (int Row, double ChordSquared) Nearest(Position position)
    {
        var here = SpherePoint.Of(position);
        var best = (Row: -1, ChordSquared: double.PositiveInfinity);
        var found = Array.BinarySearch(latitudes, PlaceTable.Hundredthousandths(position.Latitude));
        var start = found < 0 ? ~found : found;
        for (var north = start; north < rows.Length && MayBeNearer(north, here, best.ChordSquared); north++)
            best = Nearer(best, rows[north], here);
        for (var south = start - 1; south >= 0 && MayBeNearer(south, here, best.ChordSquared); south--)
            best = Nearer(best, rows[south], here);
        return best;
    }

    // Points of two parallels are no nearer than on one meridian, and so no nearer than their heights above the equator's plane.
    bool MayBeNearer(int place, SpherePoint here, double chordSquared)
    {
        var height = table.Points[rows[place]].Z - here.Z;
        return height * height <= chordSquared + Slack;
    }

    (int Row, double ChordSquared) Nearer((int Row, double ChordSquared) best, int row, SpherePoint here)
    {
        var chord = table.Points[row].ChordSquaredTo(here);
        return chord < best.ChordSquared || chord == best.ChordSquared && row < best.Row ? (row, chord) : best;
    }
}
