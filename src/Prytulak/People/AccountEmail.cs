using System.Globalization;
using System.Net.Mail;
using System.Text;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>An address of e-mail in the one way of writing it that is compared: small letters, the domain in ASCII.</summary>
public static class AccountEmail
{
    private const int Longest = 254;
    private static readonly IdnMapping Idn = new();

    /// <summary>Reads the field; a fault is noted beside it and null returned when it holds no address.</summary>
    public static string? Read(Form form, string field, bool required = true)
    {
        if (form.Text(field, Longest, required) is not { } typed) return null;
        if (Normal(typed) is { } address) return address;
        form.Fault(field, "accounts.email_fault");
        return null;
    }

    /// <summary>The address as it is compared and written to; null when the text is none.</summary>
    public static string? Normal(string typed)
    {
        var text = typed.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
        if (text.Length > Longest || text.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(text, out var address) || address.Address != text) return null;
        return Ascii(address.Host) is { } host && host.Contains('.') ? $"{address.User}@{host}" : null;
    }

    private static string? Ascii(string host)
    {
        try
        {
            return Idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
