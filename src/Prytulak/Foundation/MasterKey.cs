using System.Security.Cryptography;
using System.Text;

namespace Prytulak.Foundation;

/// <summary>
/// The one secret of the network: 32 random bytes in a file outside both the database and the key store. Every other
/// key is wrapped by it or derived from it (HKDF, RFC 5869), one per use.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] secret;

    private MasterKey(byte[] secret) => this.secret = secret;

    /// <summary>Reads the key, and makes one at the first start. The file is readable by its owner alone.</summary>
    public static MasterKey At(string path)
    {
        if (!File.Exists(path)) Create(path);
        var secret = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return secret.Length == 32 ? new(secret) : throw new InvalidOperationException($"{path} does not hold a master key of 32 bytes.");
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Under another name until it is whole: a start that is killed here must not leave half a key.
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path);
    }

    /// <summary>A key for one use; another use has another key.</summary>
    public byte[] For(string use, int length = 32) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.UTF8.GetBytes(use));

    /// <summary>Bytes that only the holder of the key can compute for this use and text: a blind index, or a secret that need not be stored.</summary>
    public byte[] Mac(string use, string text) => HMACSHA256.HashData(For(use), Encoding.UTF8.GetBytes(text));
}
