namespace Prytulak.Placement.Planning;

/// <summary>Gives each word of a list a bit, in the order of the list; words beyond the 64th have none.</summary>
internal sealed class Bits(IEnumerable<string> words)
{
    private const int Most = 64;
    private readonly Dictionary<string, ulong> known = words.Distinct().Take(Most).Select((word, at) => (word, at)).ToDictionary(one => one.word, one => 1UL << one.at);

    /// <summary>The bits of these words together; a word that is not in the list has none.</summary>
    public ulong Of(IEnumerable<string> asked)
    {
        var bits = 0UL;
        foreach (var word in asked) bits |= known.GetValueOrDefault(word);
        return bits;
    }
}
