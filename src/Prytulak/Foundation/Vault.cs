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
    private const int Smallest = 32, SubjectSize = 16, OnStack = 256;

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

    /// <summary>Opens the same need of many, and passes over whoever has been erased.</summary>
    public async Task OpenNeeds<TOf, T>(IEnumerable<(TOf Of, Personal<T> Box)> boxes, Fact<T> fact, Action<TOf, T> use)
    {
        if (!fact.Need) throw NoNeed(fact);
        foreach (var (of, box) in boxes)
            if (await keys.Find(box.Subject) is { } key && Open(key, box, fact) is { } need) use(of, need);
    }

    /// <summary>Opens any fact. For <see cref="Reveals"/> alone; a house rule holds it.</summary>
    internal async Task<T?> Open<T>(Personal<T>? box, Fact<T> fact) =>
        box is not null && await keys.Find(box.Subject) is { } key ? Open(key, box, fact) : default;

    // On the stack, where it fits: a start opens a million.
    private static T? Open<T>(byte[] key, Personal<T> box, Fact<T> fact)
    {
        Span<byte> bound = stackalloc byte[SubjectSize + fact.Name.Length];
        box.Sealed.AsSpan(0, SubjectSize).CopyTo(bound);
        Encoding.ASCII.GetBytes(fact.Name, bound[SubjectSize..]);
        var size = Cipher.PlainSize(box.Sealed.Length - SubjectSize);
        var padded = size <= OnStack ? stackalloc byte[size] : new byte[size];
        Cipher.Decrypt(key, box.Sealed.AsSpan(SubjectSize), bound, padded);
        var plain = padded.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(padded));
        return typeof(T) == typeof(byte[]) ? (T)(object)plain.ToArray() : JsonSerializer.Deserialize<T>(plain);
    }

    private static InvalidOperationException NoNeed<T>(Fact<T> fact) => new($"{fact.Name} is no need: reveal it.");

    private static byte[] Bound(Guid subject, string fact) => [.. subject.ToByteArray(), .. Encoding.ASCII.GetBytes(fact)];

    private static byte[] Pad(byte[] plain)
    {
        var padded = new byte[Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)plain.Length + 4))];
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded, 4);
        return padded;
    }
}
