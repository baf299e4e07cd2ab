namespace Prytulak.Engines.Geo;

/// <summary>Which of a place's names a reader is shown: first his own, then those he can read.</summary>
static class NameChoice
{
    /// <summary>The columns to try, in order. A reader of Cyrillic gets the country's own Cyrillic before a neighbour's.</summary>
    public static ReadOnlySpan<string> Chain(string language, string country) => (language, country) switch
    {
        ("uk", _) => new[] { "uk", "be", "ru" },
        ("be", "UA") => new[] { "be", "uk", "ru" },
        ("be", _) => new[] { "be", "ru", "uk" },
        ("ru", "UA") => new[] { "ru", "uk", "be" },
        ("ru", _) => new[] { "ru", "be", "uk" },
        ("en", _) => new[] { "en", "name", "pl" },
        (_, "UA" or "BY" or "RU") => new[] { language, "en", "name", "pl" },
        _ => new[] { language, "name", "en", "pl" }
    };

    /// <summary>Whether a name is there and in the reader's script.</summary>
    public static bool Suits(ReadOnlySpan<byte> name, string language) =>
        !name.IsEmpty && IsCyrillic(name) == (language is "uk" or "be" or "ru");

    // In UTF-8 the Cyrillic letters, and in these data only they, begin with D0 to D3.
    static bool IsCyrillic(ReadOnlySpan<byte> name) => name.IndexOfAnyInRange((byte)0xD0, (byte)0xD3) is >= 0 and < 2;
}
