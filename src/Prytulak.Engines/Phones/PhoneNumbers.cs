using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Prytulak.Engines.Phones;

/// <summary>
/// Reads telephone numbers as people type them, by the numbering plans of the world. The order of its steps is that of
/// libphonenumber; unlike there, a number that is typed without its country code is believed only in a range in use.
/// Safe for many threads.
/// </summary>
public sealed class PhoneNumbers
{
    private const int MostDigits = 15;

    private readonly FrozenDictionary<string, NumberingPlan> byCountry;
    private readonly FrozenDictionary<string, NumberingPlan[]> byCallingCode;

    private PhoneNumbers(IReadOnlyList<NumberingPlan> plans)
    {
        byCountry = plans.Where(plan => plan.Country != NumberingPlan.BeyondCountries).ToFrozenDictionary(plan => plan.Country, StringComparer.OrdinalIgnoreCase);
        byCallingCode = plans.GroupBy(plan => plan.CallingCode).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Reads the table of numbering plans that the build makes (phones.txt, UTF-8). The stream is left open.</summary>
    /// <exception cref="InvalidDataException">A line of the table is not of its form, or a pattern repeats without bound.</exception>
    public static PhoneNumbers Load(Stream table) => new(PlanTable.Read(table));

    /// <summary>
    /// Reads a number in any digits, with spaces, dashes, dots, brackets or invisible characters in it, after "+", "00", the exit
    /// code or the trunk prefix of the home country, or a bare country code. Linear in the length of what was typed.
    /// </summary>
    /// <param name="typed">What was typed, at most 100 characters; anything that is no number gives false.</param>
    /// <param name="defaultCountry">ISO 3166 code of the country that a number without country code belongs to; null or unknown: none.</param>
    /// <param name="number">The number, or null. It is well-formed, not necessarily in service.</param>
    public bool TryParse(string? typed, string? defaultCountry, [NotNullWhen(true)] out PhoneNumber? number)
    {
        var home = byCountry.GetValueOrDefault(defaultCountry ?? "");
        number = TypedNumber.Digits(typed, out var afterPlus) is { } digits ? Read(digits, afterPlus, home) : null;
        return number is not null;
    }

    private PhoneNumber? Read(string digits, bool afterPlus, NumberingPlan? home)
    {
        if (afterPlus) return International(digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits, inUse: false);
        if (AfterExitCode(digits, home) is { } called) return International(called, inUse: false);
        return WithOwnCode(digits, home) ?? National(digits, home) ?? International(digits, inUse: true);
    }

    private static string? AfterExitCode(string digits, NumberingPlan? home) =>
        home?.AfterExitCode(digits) ?? (digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : null);

    // In plans of any length, such as Germany's, "4915…" could also be a number of the area 0491; but there one would have typed the 0.
    private PhoneNumber? WithOwnCode(string digits, NumberingPlan? home) =>
        home is { HasTrunkPrefix: true } && digits.StartsWith(home.CallingCode, StringComparison.Ordinal) ? International(digits, inUse: true) : null;

    private PhoneNumber? National(string digits, NumberingPlan? home) =>
        home is null ? null : Number(byCallingCode[home.CallingCode], home.WithoutTrunkPrefix(digits), inUse: true);

    private PhoneNumber? International(string digits, bool inUse)
    {
        if (PlansOf(digits) is not { } plans) return null;
        var national = digits[plans[0].CallingCode.Length..];
        return Number(plans, plans[0].WithoutTrunkPrefix(national), inUse) ?? WithoutZero(plans, national, inUse);
    }

    // Country codes are of one to three digits, and none begins another.
    private NumberingPlan[]? PlansOf(string digits)
    {
        var codes = byCallingCode.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= 3 && length < digits.Length; length++)
            if (codes.TryGetValue(digits.AsSpan(0, length), out var plans)) return plans;
        return null;
    }

    // "+48 (0)22 …": the zero of a plan that has none any more.
    private static PhoneNumber? WithoutZero(NumberingPlan[] plans, string national, bool inUse) =>
        national.StartsWith('0') ? Number(plans, national[1..], inUse) : null;

    private static PhoneNumber? Number(NumberingPlan[] plans, string national, bool inUse)
    {
        var plan = plans.FirstOrDefault(plan => plan.Claims(national)) ?? plans.FirstOrDefault(plan => plan.IsWellFormed(national));
        if (plan is null || plan.CallingCode.Length + national.Length > MostDigits) return null;
        return (inUse ? plan.IsInUse(national) : plan.IsWellFormed(national)) ? new(plan, national) : null;
    }
}
