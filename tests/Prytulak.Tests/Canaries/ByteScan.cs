using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Prytulak.Tests.Canaries;

/// <summary>
/// Finds canaries in bytes, also in disguise: as UTF-8, as UTF-16, as base64 in each of its three positions, as
/// hexadecimal digits; numbers also as they lie in memory.
/// </summary>
public sealed class ByteScan
{
    private readonly List<(string Mark, Canary Canary)> marks;
    private readonly SearchValues<string> any;

    public ByteScan(IEnumerable<Canary> canaries)
    {
        marks = [.. from canary in canaries from mark in MarksOf(canary).Distinct() select (mark, canary)];
        any = SearchValues.Create([.. marks.Select(mark => mark.Mark)], StringComparison.Ordinal);
    }

    public IReadOnlySet<Canary> In(byte[] bytes)
    {
        // A byte is a character, so that all can be looked for in one pass.
        var (text, found) = (Encoding.Latin1.GetString(bytes), new HashSet<Canary>());
        for (var at = 0; text.AsSpan(at).IndexOfAny(any) is var next and >= 0; at += next + 1)
            foreach (var (mark, canary) in marks)
                if (text.AsSpan(at + next).StartsWith(mark, StringComparison.Ordinal)) found.Add(canary);
        return found;
    }

    private static IEnumerable<string> MarksOf(Canary canary) =>
        [.. canary.Stored.SelectMany(word => Disguises(Encoding.UTF8.GetBytes(word)).Append(Encoding.Unicode.GetBytes(word))).Select(Encoding.Latin1.GetString),
         .. canary.Numbers.SelectMany(InMemory).Select(Encoding.Latin1.GetString)];

    /// <summary>The bytes themselves, and all that they may look like.</summary>
    public static IEnumerable<byte[]> Disguises(byte[] bytes)
    {
        yield return bytes;
        for (var before = 0; before < 3; before++) yield return Base64(bytes, before);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
    }

    // Only the letters that depend on nothing that stands before or after.
    private static byte[] Base64(byte[] bytes, int before)
    {
        var (skipped, whole) = ((before * 8 + 5) / 6, (before + bytes.Length) * 8 / 6);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[before], .. bytes])[skipped..whole]);
    }

    private static IEnumerable<byte[]> InMemory(double number)
    {
        var (big, little) = (new byte[8], new byte[8]);
        BinaryPrimitives.WriteDoubleBigEndian(big, number);
        BinaryPrimitives.WriteDoubleLittleEndian(little, number);
        return [big, little];
    }
}
