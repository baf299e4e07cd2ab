using System.Text;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>A phone number as people type it, and in the one way of writing it that is compared.</summary>
public static class AccountPhone
{
    /// <summary>Reads the field as typed; a fault is noted when it holds no number.</summary>
    public static string? Read(Form form, string field)
    {
        if (form.Text(field, 40) is not { } typed) return null;
        if (Normal(typed).Length is < 6 or > 16) form.Fault(field, "accounts.phone_fault");
        return typed;
    }

    /// <summary>"+" and digits: 0048…, +48 … and full-width digits are the same number.</summary>
    public static string Normal(string typed)
    {
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
        if (digits.StartsWith("00", StringComparison.Ordinal)) return "+" + digits[2..];
        return typed.TrimStart() is ['+' or '＋', ..] ? "+" + digits : digits;
    }
}
