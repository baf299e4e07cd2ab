namespace Prytulak.Operating.OnFiles;

/// <summary>Words of a file as bits, in the order in which they are first seen.</summary>
internal sealed class WordBits(string what, int most)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);

    public int Number(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            if (numbers.Count == most) throw new FaultyLine($"there are more than {most} different {what}.");
            numbers.Add(word, number = numbers.Count);
        }
        return number;
    }

    public ulong Of(IEnumerable<string> words) => words.Aggregate(0ul, (bits, word) => bits | 1ul << Number(word));
}
