namespace Prytulak.Engines.Phrases;

/// <summary>What a phrase says in one language: a value for each word, or null where it has none.</summary>
sealed class Reading
{
    readonly int known;

    public Reading(WordList list, IReadOnlyList<string> folded)
    {
        var plain = folded.Select(list.Known).ToArray();
        known = plain.Count(value => value is not null);
        Values = [.. plain.Zip(folded, (value, word) => value ?? list.Mended(word))];
    }

    Reading(int known, int?[] values) => (this.known, Values) = (known, values);

    public int?[] Values { get; }

    /// <summary>The place of the first word without a value, or null when the phrase is whole.</summary>
    public int? FirstFault => Array.IndexOf(Values, null) is >= 0 and var place ? place : null;

    /// <summary>The reading that knows the most words without mending; where several whole ones do, only what they agree on.</summary>
    public static Reading Best(IReadOnlyList<Reading> readings)
    {
        var most = readings.Max(reading => reading.known);
        var equals = readings.Where(reading => reading.known == most).ToArray();
        var whole = equals.Where(reading => reading.FirstFault is null).ToArray();
        return whole is [] ? equals[0] : whole.Aggregate(Agreement);
    }

    static Reading Agreement(Reading one, Reading other) =>
        new(one.known, [.. one.Values.Zip(other.Values, (a, b) => a == b ? a : null)]);
}
