using System.Security.Cryptography;

namespace Prytulak.People.Contracts;

/// <summary>Six signs by which a case is named on the phone: none that sounds or looks like another in Latin or Cyrillic. They open nothing.</summary>
public static class References
{
    private const string Signs = "ADEFHJKLMRTUXZ23456789";
    public const int Length = 6;

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>So many of the signs, out of a number.</summary>
    internal static string Of(UInt128 number, int length) => string.Create(length, number, (signs, left) =>
    {
        for (var at = 0; at < signs.Length; at++, left /= (uint)Signs.Length) signs[at] = Signs[(int)(left % (uint)Signs.Length)];
    });

    /// <summary>A reference as typed or heard, without spaces and in capitals.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
