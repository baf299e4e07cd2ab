using Prytulak.Engines.Phones;

namespace Prytulak.Engines.Tests.Phones;

/// <summary>The numbering plans of the build, and numbers whose canonical form is certain.</summary>
internal static class World
{
    public static PhoneNumbers Phones { get; } = Load();

    /// <summary>Country, what is dialled inside it before the number, country code, number; mobile and fixed ones.</summary>
    public static readonly (string Country, string Trunk, string Code, string National)[] Numbers =
    [
        ("UA", "0", "380", "501234567"), ("UA", "0", "380", "442531234"), ("UA", "80", "380", "671234567"),
        ("PL", "", "48", "501234567"), ("PL", "", "48", "221234567"),
        ("BY", "80", "375", "291234567"), ("BY", "80", "375", "172123456"),
        ("DE", "0", "49", "30123456"), ("DE", "0", "49", "15123456789"), ("DE", "0", "49", "8912345678"),
        ("FR", "0", "33", "612345678"), ("FR", "0", "33", "142345678"),
        ("RU", "8", "7", "9161234567"), ("RU", "8", "7", "4951234567"),
        ("CZ", "", "420", "601123456"), ("SK", "0", "421", "905123456"),
        ("RO", "0", "40", "712345678"), ("HU", "06", "36", "201234567"), ("HU", "06", "36", "12345678"),
        ("MD", "0", "373", "60123456"), ("LT", "8", "370", "61234567"), ("LT", "0", "370", "52345678"),
        ("LV", "", "371", "21234567"), ("EE", "", "372", "51234567"),
        ("GB", "0", "44", "2079460958"), ("GB", "0", "44", "7400123456"),
        ("IT", "", "39", "0612345678"), ("IT", "", "39", "3123456789"),
    ];

    public static string? Canonical(string? typed, string? defaultCountry) =>
        Phones.TryParse(typed, defaultCountry, out var number) ? number.E164 : null;

    private static PhoneNumbers Load()
    {
        using var table = typeof(World).Assembly.GetManifestResourceStream("phones.txt")!;
        return PhoneNumbers.Load(table);
    }
}
