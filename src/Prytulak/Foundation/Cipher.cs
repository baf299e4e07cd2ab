using System.Security.Cryptography;

namespace Prytulak.Foundation;

/// <summary>AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce (12), tag (16), cipher text.</summary>
internal static class Cipher
{
    private const int NonceSize = 12, TagSize = 16;

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = With(key);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), bound);
        return box;
    }

    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        using var aes = With(key);
        return Decrypt(aes, box, bound);
    }

    public static void Decrypt(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound, Span<byte> plain)
    {
        using var aes = With(key);
        Decrypt(aes, box, bound, plain);
    }

    /// <summary>The cipher with its key, for many boxes; one thread's alone.</summary>
    public static AesGcm With(byte[] key) => new(key, TagSize);

    public static byte[] Decrypt(AesGcm aes, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        var plain = new byte[PlainSize(box.Length)];
        Decrypt(aes, box, bound, plain);
        return plain;
    }

    /// <summary>How many bytes a box of so many holds.</summary>
    public static int PlainSize(int box) => box - NonceSize - TagSize;

    private static void Decrypt(AesGcm aes, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound, Span<byte> plain) =>
        aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box.Slice(NonceSize, TagSize), plain, bound);
}
