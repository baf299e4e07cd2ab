using Prytulak.Reception;
using static Prytulak.Reception.ReceptionKind;
using static Prytulak.Reception.ReceptionState;

namespace Prytulak.Operating;

/// <summary>An invented reception point at a real town.</summary>
/// <param name="Body">Which of the organisations it is of.</param>
/// <param name="Names">Its name in the language that the rest is written in, and in Ukrainian.</param>
/// <param name="DaysAgo">When it was confirmed.</param>
internal sealed record DemonstrationPoint(int Body, string Country, string Town, ReceptionKind Kind, ReceptionState State, string Language, (string Own, string Ukrainian) Names,
    string Address, string Hours, string Offers, int DaysAgo = 2, bool RegionOnly = false);

/// <summary>Invented reception points: some in every state, among them one at risk and one that nobody has confirmed.</summary>
internal static class DemonstrationReception
{
    /// <summary>No country has this code.</summary>
    public const string Phone = "+00 000 00 00";

    public static readonly IReadOnlyList<DemonstrationPoint> Points =
    [
        new(0, "PL", "Przemyśl", Registration, Open, "pl", ("Przykład: punkt powitalny", "Приклад: пункт зустрічі"), "ul. Wymyślona 1, wejście od peronu", "codziennie od 6 do 23", "meals|showers|charging|wifi|interpreter|transport"),
        new(0, "PL", "Lublin", FirstNights, Open, "pl", ("Przykład: pierwsze noce", "Приклад: перші ночі"), "ul. Zmyślona 12", "całą dobę, w nocy dzwonek", "beds|showers|children|pets|step_free"),
        new(0, "PL", "Warsaw", Food, Open, "pl", ("Przykład: ciepły posiłek", "Приклад: гаряча їжа"), "pl. Przykładowy 3", "codziennie od 8 do 20", "meals|charging|children", 6),
        new(0, "PL", "Rzeszów", FirstNights, Open, "pl", ("Przykład: spokojne miejsce", "Приклад: спокійне місце"), "", "telefon odbieramy całą dobę", "beds|meals|children", 1, RegionOnly: true),
        new(0, "PL", "Kraków", Information, Awaiting, "pl", ("Przykład: porady na dworcu", "Приклад: поради на вокзалі"), "ul. Wymyślona 7, hala główna", "od poniedziałku do piątku od 9 do 17", "legal|interpreter|transport"),
        new(0, "PL", "Gdańsk", WarmPlace, Open, "pl", ("Przykład: ogrzewalnia", "Приклад: пункт обігріву"), "ul. Zmyślona 4", "od 18 do 8", "meals|charging", 20),
        new(1, "DE", "Berlin", Registration, Open, "de", ("Beispiel: Ankunftspunkt", "Приклад: пункт прибуття"), "Erfundene Straße 2, Halle B", "täglich 7 bis 22 Uhr", "meals|charging|wifi|interpreter|legal|transport"),
        new(1, "DE", "Dresden", Medical, Full, "de", ("Beispiel: Sprechstunde", "Приклад: прийом лікаря"), "Musterweg 5", "Mo–Fr 9 bis 15 Uhr", "medicine|step_free|interpreter"),
        new(1, "FR", "Strasbourg", Information, Open, "fr", ("Exemple : premier accueil", "Приклад: перша допомога"), "rue Inventée 8", "tous les jours de 9 h à 18 h", "legal|clothes|interpreter", 9),
        new(2, "LT", "Vilnius", Registration, Open, "be", ("Прыклад: пункт сустрэчы", "Приклад: пункт зустрічі"), "вул. Прыдуманая 1", "штодня з 8 да 20", "meals|wifi|legal|interpreter"),
        new(2, "CZ", "Prague", Food, Open, "en", ("Example: hot meals", "Приклад: гаряча їжа"), "Invented Street 3", "every day, 11 to 19", "meals|clothes|children", 12),
        new(2, "SK", "Košice", WarmPlace, Closed, "en", ("Example: warm room", "Приклад: тепла кімната"), "Invented Street 9", "at night, 18 to 8", "beds|charging"),
    ];
}
