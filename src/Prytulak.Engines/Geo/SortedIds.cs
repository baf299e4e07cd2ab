namespace Prytulak.Engines.Geo;

/// <summary>Finds a row by its id in logarithmic time.</summary>
sealed class SortedIds(int[] ids, int[] rows)
{
    public static SortedIds Of(int[] idsByRow)
    {
        var (ids, rows) = (idsByRow.ToArray(), Enumerable.Range(0, idsByRow.Length).ToArray());
        Array.Sort(ids, rows);
        return new(ids, rows);
    }

    public static SortedIds Read(Stream stream) => new(ArrayFile.Read<int>(stream), ArrayFile.Read<int>(stream));

    public void Write(Stream stream)
    {
        ArrayFile.Write(stream, ids);
        ArrayFile.Write(stream, rows);
    }

    /// <summary>The row, or -1.</summary>
    public int Find(int id) => Array.BinarySearch(ids, id) is var at and >= 0 ? rows[at] : -1;
}
