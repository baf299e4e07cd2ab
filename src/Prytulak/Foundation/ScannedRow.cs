namespace Prytulak.Foundation;

/// <summary>The row at which a pass over many rows stands; a column is read by its place, and no object is made that nobody asked for.</summary>
public abstract class ScannedRow
{
    private readonly Dictionary<string, string> words = [];

    public abstract Guid Id(int column);

    public abstract long Number(int column);

    public abstract bool Flag(int column);

    /// <summary>A text, until the next is asked for.</summary>
    protected abstract ReadOnlySpan<char> Text(int column);

    /// <summary>Bytes, or null.</summary>
    public abstract byte[]? Bytes(int column);

    public int Small(int column) => (int)Number(column);

    /// <summary>A civil date, as <see cref="Columns"/> writes it.</summary>
    public DateOnly Date(int column) => DateOnly.ParseExact(Text(column), "O");

    /// <summary>An instant, as <see cref="Columns"/> writes it.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public T Choice<T>(int column) where T : struct, Enum => Enum.Parse<T>(Text(column));

    /// <summary>A text of which the rows have few different ones: each is made once.</summary>
    public string Word(int column)
    {
        var text = Text(column);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known)) return known;
        known = string.Intern(text.ToString());
        words.Add(known, known);
        return known;
    }
}
