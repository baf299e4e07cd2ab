using System.Buffers.Binary;
using System.Security.Cryptography;
using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>
/// A sealed file: a header of a mark and a salt, then pieces of 64 KiB, each sealed with AES-256-GCM under a key of this
/// file alone (HKDF of the master key and the salt). The number of a piece, and whether it is the last, are bound into
/// it, so pieces that were dropped, added or moved do not open (the STREAM construction of Hoang, Reyhanitabar, Rogaway
/// and Vizár, CRYPTO 2015).
/// </summary>
internal sealed class Sealing : IDisposable
{
    public const int Piece = 64 * 1024, Tag = 16, Header = 24;
    private static readonly byte[] Mark = "PRYTULK1"u8.ToArray();
    private readonly AesGcm aes;

    private Sealing(MasterKey master, byte[] salt) =>
        aes = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, master.For("sealed file"), 32, salt), Tag);

    public static Sealing Begin(MasterKey master, Stream to)
    {
        var salt = RandomNumberGenerator.GetBytes(Header - Mark.Length);
        to.Write([.. Mark, .. salt]);
        return new(master, salt);
    }

    public static Sealing Open(MasterKey master, Stream from)
    {
        var header = new byte[Header];
        if (from.ReadAtLeast(header, Header, throwOnEndOfStream: false) < Header || !header.AsSpan().StartsWith(Mark))
            throw new InvalidDataException("This is no backup of Prytulak.");
        return new(master, header[Mark.Length..]);
    }

    /// <summary>The piece, sealed: its tag, then the cipher text.</summary>
    public byte[] Close(ReadOnlySpan<byte> plain, long number, bool last)
    {
        var piece = new byte[Tag + plain.Length];
        aes.Encrypt(Nonce(number, last), plain, piece.AsSpan(Tag), piece.AsSpan(0, Tag));
        return piece;
    }

    public byte[] Open(ReadOnlySpan<byte> piece, long number, bool last)
    {
        var plain = new byte[piece.Length - Tag];
        try
        {
            aes.Decrypt(Nonce(number, last), piece[Tag..], piece[..Tag], plain);
        }
        catch (AuthenticationTagMismatchException failure)
        {
            throw new InvalidDataException("The backup was changed or cut off, or it was sealed with another master key.", failure);
        }
        return plain;
    }

    private static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    public void Dispose() => aes.Dispose();
}
