namespace Prytulak.Look;

/// <summary>What each language calls itself.</summary>
public static class LanguageNames
{
    public static string Of(string code) => code switch
    {
        "uk" => "Українська",
        "be" => "Беларуская",
        "ru" => "Русский",
        "pl" => "Polski",
        "de" => "Deutsch",
        "fr" => "Français",
        _ => "English",
    };
}
