using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Prytulak.Foundation;

/// <summary>
/// Seals facts under the key of the person whom they are about. A box is the subject (16 bytes), then nonce, tag and
/// cipher text; the text is padded to 32, 64, 128… bytes, so that its length tells little.
/// </summary>
public sealed class Vault(KeyStore keys)
{
    private const int Smallest = 32, Part = 1024;

    // Cyrillic as itself: a letter takes two bytes, not six, and a name fits the smallest box in any script.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Seals a fact about the subject; null stays null.</summary>
    public async Task<Personal<T>?> Seal<T>(Guid subject, Fact<T> fact, T? value)
    {
        if (value is null) return null;
        var key = await keys.FindOrMake(subject);
        var plain = value is byte[] bytes ? bytes : JsonSerializer.SerializeToUtf8Bytes(value, Plain);
        return new([.. subject.ToByteArray(), .. Cipher.Encrypt(key, Pad(plain), Bound(subject, fact.Name))]);
    }

    /// <summary>Opens a need for an index, which keeps it in memory for its one question. Null when the person has been erased.</summary>
    public Task<T?> OpenNeed<T>(Personal<T>? box, Fact<T> fact) =>
        fact.Need ? Open(box, fact) : throw NoNeed(fact);

    /// <summary>Opens the same need of many, on all processors; the default where there is none, or the person has been erased.</summary>
    public async Task<T?[]> OpenNeeds<T>(IReadOnlyList<Personal<T>?> boxes, Fact<T> fact)
    {
        if (!fact.Need) throw NoNeed(fact);
        var opened = new T?[boxes.Count];
        if (opened.Length <= Part) await OpenSome(0);
        else await Parallel.ForEachAsync(Enumerable.Range(0, (opened.Length + Part - 1) / Part), (part, _) => OpenSome(part * Part));
        return opened;

        async ValueTask OpenSome(int first)
        {
            for (var i = first; i < Math.Min(first + Part, opened.Length); i++)
                if (boxes[i] is { } box && await keys.Find(box.Subject) is { } key) opened[i] = Open(key, box, fact);
        }
    }

    /// <summary>Opens any fact. For <see cref="Reveals"/> alone; a house rule holds it.</summary>
    internal async Task<T?> Open<T>(Personal<T>? box, Fact<T> fact) =>
        box is not null && await keys.Find(box.Subject) is { } key ? Open(key, box, fact) : default;

    private static T? Open<T>(byte[] key, Personal<T> box, Fact<T> fact)
    {
        var plain = Unpad(Cipher.Decrypt(key, box.Sealed.AsSpan(16), Bound(box.Subject, fact.Name)));
        return typeof(T) == typeof(byte[]) ? (T)(object)plain.ToArray() : JsonSerializer.Deserialize<T>(plain);
    }

    private static InvalidOperationException NoNeed<T>(Fact<T> fact) => new($"{fact.Name} is no need: reveal it.");

    private static byte[] Bound(Guid subject, string fact) => [.. subject.ToByteArray(), .. Encoding.UTF8.GetBytes(fact)];

    private static byte[] Pad(byte[] plain)
    {
        var padded = new byte[Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)plain.Length + 4))];
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded, 4);
        return padded;
    }

    private static ReadOnlySpan<byte> Unpad(byte[] padded) => padded.AsSpan(4, BinaryPrimitives.ReadInt32LittleEndian(padded));
}
