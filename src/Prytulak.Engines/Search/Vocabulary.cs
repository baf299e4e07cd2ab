using System.Collections.Immutable;

namespace Prytulak.Engines.Search;

/// <summary>
/// The words that tags stand for, numbered as they are first met; it only grows. Safe to share between threads.
/// </summary>
public sealed class Vocabulary
{
    readonly Lock turn = new();
    volatile ImmutableDictionary<string, int> numbers = ImmutableDictionary<string, int>.Empty;
    string[] words = [];

    /// <summary>How many words have a number.</summary>
    public int Count => Volatile.Read(ref words).Length;

    /// <summary>The word of a tag.</summary>
    /// <exception cref="IndexOutOfRangeException">No word has this number.</exception>
    public string this[int tag] => Volatile.Read(ref words)[tag];

    /// <summary>The tag of a word; null when no offer ever had it.</summary>
    public int? Find(string word) => numbers.TryGetValue(word, out var tag) ? tag : null;

    /// <summary>The tag of a word, a new one where it is new.</summary>
    /// <exception cref="InvalidOperationException">There are 255 others already.</exception>
    public int Of(string word)
    {
        if (numbers.TryGetValue(word, out var tag)) return tag;
        lock (turn) return numbers.TryGetValue(word, out tag) ? tag : Add(word);
    }

    int Add(string word)
    {
        if (words.Length == TagSet.Most) throw new InvalidOperationException($"There are {TagSet.Most} tags at most.");
        Volatile.Write(ref words, [.. words, word]);
        numbers = numbers.Add(word, words.Length - 1);
        return words.Length - 1;
    }
}
