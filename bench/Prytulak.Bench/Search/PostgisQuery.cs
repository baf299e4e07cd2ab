using Prytulak.Engines.Geo;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>
/// A way of asking PostGIS for the exact number of what matches and the first of it, in one statement. What a question leaves
/// open is not in the statement, so that each sort of question is a prepared statement of its own.
/// </summary>
/// <param name="Away">How far an offer is.</param>
/// <param name="IsNear">What an index finds.</param>
/// <param name="Values">The parameters of both; the last is how far at most.</param>
/// <param name="IsCounted">Counted by a window over what matches; otherwise by a query of its own over the same.</param>
sealed record PostgisQuery(string Name, string Table, string Away, string IsNear, Func<Question, object[]> Values, bool IsCounted = true)
{
    // PostGIS takes the mean radius of WGS 84 with one digit more.
    private const double Radius = (2 * 6378137 + 6356752.314245179) / 3;

    private const string InBox = "position && ST_MakeEnvelope($1, $2, $3, $4, 4326)";
    private const string Chord = "(x - $5) * (x - $5) + (y - $6) * (y - $6) + (z - $7) * (z - $7)";

    public static readonly PostgisQuery[] All =
    [
        new("box, ST_DistanceSphere", "offers_geometry", "ST_DistanceSphere(position, ST_SetSRID(ST_MakePoint($5, $6), 4326))", InBox,
            question => [.. Box(question), question.Row.Lon, question.Row.Lat, Metres(question)]),
        new("geography, ST_DWithin", "offers_geography", "ST_Distance(position, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, false)",
            "ST_DWithin(position, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3, false)",
            question => [question.Row.Lon, question.Row.Lat, Metres(question)]),
        new("box, straight line", "offers_sphere", Chord, InBox, Straight),
        new("box, straight line, counted apart", "offers_sphere", Chord, InBox, Straight, IsCounted: false),
        new("box and beds in one index, straight line", "offers_composite", Chord, InBox, Straight),
    ];

    public Answer Find(OfferDatabase database, Question question)
    {
        var values = Values(question).ToList();
        using var reader = database.Ask(Sql(question, values), [.. values]);
        var (total, found) = (0L, new List<int>());
        while (reader.Read())
        {
            found.Add(reader.GetInt32(0));
            total = reader.GetInt64(1);
        }
        return new((int)total, [.. found]);
    }

    // The fence (OFFSET 0) has the distance computed once.
    private string Sql(Question question, List<object> values)
    {
        var farthest = values.Count;
        var rows = $"SELECT id, {Away} AS away FROM {Table} WHERE {IsNear}{Filter(question, values)} OFFSET 0";
        return IsCounted
            ? $"SELECT id, count(*) OVER () FROM ({rows}) AS matching WHERE away <= ${farthest} ORDER BY away, id LIMIT {QueryRow.Limit}"
            : $"WITH matching AS MATERIALIZED (SELECT * FROM ({rows}) AS near WHERE away <= ${farthest}) SELECT id, (SELECT count(*) FROM matching) FROM matching ORDER BY away, id LIMIT {QueryRow.Limit}";
    }

    private static string Filter(Question question, List<object> values)
    {
        var filter = "";
        void Add(string condition, params ReadOnlySpan<object> more)
        {
            foreach (var value in more)
            {
                values.Add(value);
                condition = condition.Replace(condition.Contains("$a", StringComparison.Ordinal) ? "$a" : "$b", $"${values.Count}", StringComparison.Ordinal);
            }
            filter += " AND " + condition;
        }
        if (question.Query.MinBeds > 0) Add("beds >= $a", question.Query.MinBeds);
        if (question.Asked > 0) Add("truth & $a = $b", question.Asked, question.Wanted);
        if (question.Query.Free is { } days) Add("first_day <= $a AND last_day >= $b", days.From, days.To);
        return filter;
    }

    private static object[] Straight(Question question)
    {
        var centre = UnitPoint.Of(question.Row.Lat, question.Row.Lon);
        return [.. Box(question), centre.X, centre.Y, centre.Z, UnitPoint.ChordSquared(question.Metres)];
    }

    private static object[] Box(Question question)
    {
        var box = DegreeBox.Around(question);
        return [box.West, box.South, box.East, box.North];
    }

    private static object Metres(Question question) => question.Metres * (Radius / Position.EarthRadius);
}
