using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Prytulak.People;

/// <summary>Six digits from a shared secret and the time (TOTP, RFC 6238, over HOTP, RFC 4226): SHA-1, steps of 30 seconds, as every authenticator app has them.</summary>
public static class SignInTotp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30, Drift = 1;

    /// <summary>The time step whose code this is, one step of drift allowed either way; null when it is none, or not later than the step used last.</summary>
    /// <param name="secret">The secret in base 32.</param>
    public static long? Match(string secret, string code, DateTimeOffset now, long usedLast)
    {
        var (key, current) = (Base32.Decode(secret), StepAt(now));
        for (var step = current - Drift; step <= current + Drift; step++)
            if (step > usedLast && Code(key, step) == code) return step;
        return null;
    }

    /// <summary>The code that an app shows at this instant.</summary>
    public static string CodeAt(string secret, DateTimeOffset now) => Code(Base32.Decode(secret), StepAt(now));

    /// <summary>What a QR code tells an app. It names nobody: a look at the phone shows only where, not who.</summary>
    public static string Address(string secret) => $"otpauth://totp/Prytulak?secret={secret}&issuer=Prytulak";

    private static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> message = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        HMACSHA1.HashData(key, message, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0x0F)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
