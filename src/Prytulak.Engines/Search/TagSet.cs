using System.Numerics;
using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Search;

/// <summary>A set of tags, which are numbers from 0 to 254: what is true of an offer (pets welcome, speaks Ukrainian, in Poland).</summary>
public struct TagSet : IEquatable<TagSet>
{
    /// <summary>The most tags that there can be.</summary>
    public const int Most = 255;

    const int Words = 4;

    Bits bits;

    /// <summary>The set of these tags.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tag is not between 0 and 254.</exception>
    public static TagSet Of(params ReadOnlySpan<int> tags)
    {
        var set = new TagSet();
        foreach (var tag in tags) set.Add(tag);
        return set;
    }

    /// <exception cref="ArgumentOutOfRangeException">The tag is not between 0 and 254.</exception>
    public void Add(int tag)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tag, (uint)Most, nameof(tag));
        bits[tag >> 6] |= 1ul << tag;
    }

    /// <summary>What is in one of them or in both.</summary>
    public static TagSet operator |(TagSet one, TagSet other)
    {
        for (var word = 0; word < Words; word++) one.bits[word] |= other.bits[word];
        return one;
    }

    public readonly bool Contains(int tag) => (uint)tag < Most && (bits[tag >> 6] >> tag & 1) != 0;

    public readonly bool Equals(TagSet other) => ((ReadOnlySpan<ulong>)bits).SequenceEqual(other.bits);

    public override readonly bool Equals(object? other) => other is TagSet set && Equals(set);

    public override readonly int GetHashCode() => HashCode.Combine(bits[0], bits[1], bits[2], bits[3]);

    /// <summary>The tags, smallest first.</summary>
    public readonly Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the tags of a set.</summary>
    public struct Enumerator(TagSet set)
    {
        Bits left = set.bits;
        int word;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (word < Words && left[word] == 0) word++;
            if (word == Words) return false;
            Current = word * 64 + BitOperations.TrailingZeroCount(left[word]);
            left[word] &= left[word] - 1;
            return true;
        }
    }

    [InlineArray(Words)]
    struct Bits
    {
        ulong word;
    }
}
