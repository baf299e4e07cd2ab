using System.Text;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tests.Geo;

/// <summary>Compares what is typed with every key of every place, by the textbook's table of edit distances.</summary>
sealed class SearchOracle
{
    readonly List<Key> keys = [];

    public SearchOracle(params PlaceTable[] tables)
    {
        foreach (var table in tables)
            for (var row = 0; row < table.Count; row++)
                foreach (var (name, spelling, alternate) in NamesOf(table, row))
                    AddKeys(table, row, name, spelling, alternate);
    }

    public List<(int Id, int Typos)> Search(string typed, int limit, Position? near, string? country)
    {
        var name = TypedName.Of(typed);
        var asked = keys.Where(key => country is null || key.Table.CountryOf(key.Row) == country).ToList();
        var asTyped = Best(asked.Where(key => key.Letters.AsSpan().SequenceEqual(name.Letters)), name, near, 0, int.MaxValue).Take(limit).ToList();
        var ceiling = asTyped.Count > 0 ? asTyped[Math.Min(asTyped.Count, Ranking.Undisputed) - 1].Score - 1 : int.MaxValue;
        var found = Best(asked, name, near, name.IsShort ? 1 : Math.Min(1, name.Typos), ceiling, onlyWhole: name.IsShort);
        if (found.Count == 0 && name.Typos == 2) found = Best(asked, name, near, 2, ceiling);
        return [.. found.Take(limit).Select(place => (place.Table.Ids[place.Row], place.Typos))];
    }

    static List<(int Score, PlaceTable Table, int Row, int Typos)> Best(
        IEnumerable<Key> keys, TypedName typed, Position? near, int most, int ceiling, bool onlyWhole = false) =>
        [.. from key in keys
            let found = Score(typed, key, near, most, ceiling, onlyWhole)
            where found is not null
            group found.Value by (key.Table, key.Row) into place
            let best = place.OrderByDescending(match => match.Score).ThenBy(match => match.Typos).First()
            orderby best.Score descending, place.Key.Table.Columns.Kind < 0, place.Key.Row
            select (best.Score, place.Key.Table, place.Key.Row, best.Typos)];

    static (int Score, int Typos)? Score(TypedName typed, Key key, Position? near, int most, int ceiling, bool onlyWhole)
    {
        (int Score, int Typos)? best = null;
        var standing = Ranking.Standing(key.Table.Populations[key.Row], key.Later, key.Alternate)
            - (near is { } here ? Ranking.Farness(SpherePoint.Of(here).MetresTo(key.Table.Points[key.Row])) : 0);
        foreach (var (reading, asWritten, least) in Readings(typed, most))
            foreach (var (distance, whole) in Matches(reading, key.Letters, most))
            {
                var typos = Math.Max(distance, least);
                if (onlyWhole && typos > 0 && !(whole && asWritten)) continue;
                var score = standing + Ranking.Bonus(asWritten, whole, typos);
                if (typos > 0) score = Math.Min(score, ceiling);
                if (best is null || score > best.Value.Score) best = (score, typos);
            }
        return best;
    }

    // With the least number of typos that each supposes.
    static IEnumerable<(byte[] Reading, bool AsWritten, int Least)> Readings(TypedName typed, int most)
    {
        foreach (var skeleton in typed.Skeletons) yield return (skeleton, false, 0);
        yield return (typed.Letters, true, 0);
        if (most == 1 && typed.Struck is { } struck) yield return (struck, true, 1);
    }

    // With how many typos, up to the most, all that is typed is the whole key, and with how many a beginning of it.
    static IEnumerable<(int Typos, bool Whole)> Matches(byte[] typed, byte[] key, int most)
    {
        if (typed.Length == 0) yield break;
        var table = new int[typed.Length + 1, key.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
            for (var j = 0; j <= key.Length; j++)
                table[i, j] = Distance(table, typed, key, i, j);
        var whole = table[typed.Length, key.Length];
        var begun = Enumerable.Range(0, key.Length + 1).Min(j => table[typed.Length, j]);
        if (whole <= most) yield return (whole, true);
        if (begun <= most) yield return (begun, false);
    }

    static int Distance(int[,] table, byte[] typed, byte[] key, int i, int j)
    {
        if (i == 0 || j == 0) return i + j;
        var least = Math.Min(table[i - 1, j], table[i, j - 1]) + 1;
        least = Math.Min(least, table[i - 1, j - 1] + (typed[i - 1] == key[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && typed[i - 1] == key[j - 2] && typed[i - 2] == key[j - 1];
        return swapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
    }

    static IEnumerable<(string Name, Spelling Spelling, bool Alternate)> NamesOf(PlaceTable table, int row)
    {
        var columns = table.Columns;
        yield return (Text(table, row, columns.Name), PlaceColumns.Home(table.CountryOf(row)), false);
        foreach (var (column, spelling) in columns.Translations)
            if (Text(table, row, column) != Text(table, row, columns.Name)) yield return (Text(table, row, column), spelling, false);
        foreach (var alternate in Text(table, row, columns.Alternates).Split('|'))
            yield return (alternate, Spelling.Plain, true);
    }

    static string Text(PlaceTable table, int row, int column) => Encoding.UTF8.GetString(table.Field(row, column));

    void AddKeys(PlaceTable table, int row, string name, Spelling spelling, bool alternate)
    {
        var letters = new byte[Letters.Longest];
        var count = Letters.Fold(Encoding.UTF8.GetBytes(name), letters, out var starts);
        for (var at = 0; at < count; at++)
            if (at == 0 || (starts >> at & 1) == 1 && at <= count - 3)
            {
                keys.Add(new(table, row, letters[at..count], at > 0, alternate));
                keys.Add(new(table, row, Sounds(letters[at..count], spelling), at > 0, alternate));
            }
    }

    static byte[] Sounds(byte[] letters, Spelling spelling)
    {
        var sounds = new byte[2 * Letters.Longest];
        return sounds[..Skeleton.Read(letters, spelling, sounds)];
    }

    sealed record Key(PlaceTable Table, int Row, byte[] Letters, bool Later, bool Alternate);
}
