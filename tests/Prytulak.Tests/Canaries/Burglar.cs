using System.Security.Cryptography;
using System.Text;
using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>Somebody who has every box of a database, or of an old backup of it, the key store as it is now, and the master key: what can they still read?</summary>
internal sealed class Burglar(IReadOnlyCollection<Canary> canaries)
{
    private static readonly string[] Facts = [.. Prytulak.Operating.Facts.Names()];
    private readonly CanaryFinder finder = new(canaries);

    public async Task<IReadOnlySet<Canary>> Read(IEnumerable<byte[]> boxes, Settings settings)
    {
        await using var keys = new KeyStore(Database.OpenToRead(settings.KeysAddress), MasterKey.At(settings.MasterKeyPath));
        var read = new HashSet<Canary>();
        foreach (var box in boxes.Where(box => box.Length > 44))
            if (await keys.Find(new Guid(box.AsSpan(0, 16))) is { } key && Opened(box, key) is { } text) read.UnionWith(finder.In(text));
        return read;
    }

    // The name of the fact is bound into the box; there are not many to try.
    private static string? Opened(byte[] box, byte[] key)
    {
        using var aes = new AesGcm(key, 16);
        var plain = new byte[box.Length - 44];
        foreach (var fact in Facts)
        {
            try
            {
                aes.Decrypt(box.AsSpan(16, 12), box.AsSpan(44), box.AsSpan(28, 16), plain, [.. box.AsSpan(0, 16), .. Encoding.UTF8.GetBytes(fact)]);
                return Encoding.Latin1.GetString(plain);
            }
            catch (AuthenticationTagMismatchException)
            {
            }
        }
        return null;
    }
}
