namespace Prytulak.Engines.Phrases;

/// <summary>What a phrase says in one language: a value for each word, or null where it has none.</summary>
sealed class Reading(int?[] values)
{
    public IReadOnlyList<int?> Values => values;

    /// <summary>The place of the first word without a value, or null when the phrase is whole.</summary>
    public int? FirstFault => Array.IndexOf(values, null) is >= 0 and var place ? place : null;

    /// <summary>The reading in the language that knows the most words as they stand; where several know as many, only what their whole readings agree on.</summary>
    public static Reading Best(IReadOnlyList<WordList> lists, IReadOnlyList<string> folded)
    {
        var most = lists.Max(Knows);
        Reading[] likeliest = [.. from list in lists where Knows(list) == most select Of(list, folded)];
        Reading[] whole = [.. likeliest.Where(reading => reading.FirstFault is null)];
        return whole is [] ? likeliest[0] : whole.Aggregate(Agreement);

        int Knows(WordList list) => folded.Count(word => list.Known(word) is not null);
    }

    static Reading Of(WordList list, IReadOnlyList<string> folded) =>
        new([.. folded.Select(word => list.Known(word) ?? list.Mended(word))]);

    static Reading Agreement(Reading one, Reading other) =>
        new([.. one.Values.Zip(other.Values, (a, b) => a == b ? a : null)]);
}
