namespace Prytulak.Engines.Geo;

/// <summary>
/// The places from south to north. The nearest is sought outwards from its parallel until the parallels alone are
/// farther than the best found: exact, and some hundred steps where people live.
/// </summary>
sealed class Parallels(PlaceTable table, float[] latitudes, int[] rows)
{
    const double MetresPerDegree = Position.EarthRadius * Math.PI / 180;

    public static Parallels Of(PlaceTable table)
    {
        var (latitudes, rows) = (table.Latitudes.ToArray(), Enumerable.Range(0, table.Count).ToArray());
        Array.Sort(latitudes, rows);
        return new(table, latitudes, rows);
    }

    /// <summary>The row nearest to a position and its distance; -1 when there is none. Of equals the first of the table.</summary>
    public (int Row, double Metres) Nearest(Position position)
    {
        var best = (Row: -1, Metres: double.PositiveInfinity);
        var found = Array.BinarySearch(latitudes, (float)position.Latitude);
        var start = found < 0 ? ~found : found;
        for (var north = start; north < rows.Length && Apart(north, position) <= best.Metres; north++)
            best = Nearer(best, rows[north], position);
        for (var south = start - 1; south >= 0 && Apart(south, position) <= best.Metres; south--)
            best = Nearer(best, rows[south], position);
        return best;
    }

    // A float's rounding is a metre at most.
    double Apart(int place, Position position) => Math.Abs(latitudes[place] - position.Latitude) * MetresPerDegree - 1;

    (int Row, double Metres) Nearer((int Row, double Metres) best, int row, Position position)
    {
        var metres = table.PositionOf(row).MetresTo(position);
        return metres < best.Metres || metres == best.Metres && row < best.Row ? (row, metres) : best;
    }
}
