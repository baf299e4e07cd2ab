namespace Prytulak.Engines.Matching;

/// <summary>The ways to divide beds among places that leave no room for one place more or a larger one.</summary>
static class Divisions
{
    /// <summary>Of more beds there are too many ways to list.</summary>
    public const int MostBeds = 12;

    /// <param name="sizes">How many sizes there are, size 0 among them.</param>
    public static int[][] Of(int beds, int most, int sizes)
    {
        var found = new List<int[]>();
        Add(found, new int[sizes], sizes - 1, beds, most);
        return [.. found.Where(one => !found.Exists(other => other != one && IsWithin(one, other)))];
    }

    /// <summary>Ways with one place more of a size or of two, for which at most two others are given up.</summary>
    /// <param name="places">How the beds are divided now, from size 0 on.</param>
    public static IEnumerable<int[]> Beside(int[] places, int beds, int most)
    {
        var two = (from one in Enumerable.Range(0, places.Length) from other in Enumerable.Range(one, places.Length - one) select (one, other)).ToArray();
        foreach (var more in two)
            foreach (var fewer in two)
            {
                int[] way = [.. places];
                way[more.one]++;
                way[more.other]++;
                way[fewer.one]--;
                way[fewer.other]--;
                if (more.other > 0 && Fits(way, beds, most)) yield return way;
            }
    }

    static bool Fits(int[] way, int beds, int most)
    {
        for (var size = 1; size < way.Length; size++)
        {
            if (way[size] < 0) return false;
            (beds, most) = (beds - size * way[size], most - way[size]);
        }
        return beds >= 0 && most >= 0;
    }

    static void Add(List<int[]> found, int[] places, int size, int beds, int most)
    {
        if (size == 0) found.Add([.. places]);
        else
            for (places[size] = 0; places[size] * size <= beds && places[size] <= most; places[size]++) Add(found, places, size - 1, beds - places[size] * size, most - places[size]);
        places[size] = 0;
    }

    static bool IsWithin(int[] one, int[] other)
    {
        for (var size = 1; size < one.Length; size++)
            if (one[size] > other[size]) return false;
        return true;
    }
}
