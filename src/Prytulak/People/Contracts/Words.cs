namespace Prytulak.People.Contracts;

/// <summary>The closed lists that needs and offers are told in; each word has its text ("pets.cat").</summary>
public static class Words
{
    public static readonly IReadOnlyList<string> Pets = ["cat", "dog", "small", "other"];
    public static readonly IReadOnlyList<string> Near = ["school", "kindergarten", "clinic", "transport", "kin"];

    /// <summary>Languages that people are asked about; those of the house come first.</summary>
    public static readonly IReadOnlyList<string> Languages =
        ["uk", "ru", "be", "pl", "en", "de", "fr", "ro", "hu", "sk", "cs", "lt", "lv", "et", "it", "es", "nl", "tr", "ar"];

    /// <summary>Citizenships that are asked about first; "XX" is stateless, "ZZ" any other.</summary>
    public static readonly IReadOnlyList<string> Citizenships = ["UA", "BY", "MD", "GE", "RU", "XX", "ZZ"];

    /// <summary>Whom a home welcomes.</summary>
    public static readonly IReadOnlyList<string> Welcome = ["families", "women", "men", "couples", "older"];

    /// <summary>Words joined into one column, and apart again.</summary>
    public static string Join(IEnumerable<string> words) => string.Join('|', words);

    public static string[] Split(string joined) => joined.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
