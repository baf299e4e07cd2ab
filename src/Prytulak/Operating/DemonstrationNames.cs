namespace Prytulak.Operating;

/// <summary>Invented people: first and last names that go together at random, and what such people write.</summary>
internal static class DemonstrationNames
{
    private static readonly string[] UkrainianWomen = ["Олена", "Наталія", "Ірина", "Оксана", "Тетяна", "Світлана", "Юлія", "Марія", "Катерина", "Людмила", "Анна", "Вікторія", "Галина", "Дарина", "Софія"];
    private static readonly string[] UkrainianLast = ["Бондаренко", "Кравчук", "Мельник", "Шевчук", "Ткаченко", "Гончар", "Савчук", "Руденко", "Марченко", "Литвин", "Поліщук", "Коваль", "Мороз", "Левченко", "Павлюк", "Дорошенко"];
    private static readonly string[] BelarusianWomen = ["Алена", "Вольга", "Ганна", "Марына", "Таццяна", "Святлана", "Кацярына", "Аксана", "Настасся", "Юлія"];
    private static readonly string[] BelarusianLast = ["Кавалёва", "Новік", "Жук", "Казлова", "Дубовік", "Бабіч", "Грыцук", "Сідарэнка", "Рамановіч", "Шуляк"];

    private static readonly Dictionary<string, (string[] First, string[] Last)> Hosts = new()
    {
        ["PL"] = (["Anna", "Piotr", "Katarzyna", "Tomasz", "Agnieszka", "Marek", "Ewa", "Jan", "Magdalena", "Paweł"], ["Wójcik", "Lis", "Zając", "Mazur", "Kubiak", "Wrona", "Sikora", "Dudek", "Pawlak", "Gajda"]),
        ["DE"] = (["Sabine", "Thomas", "Petra", "Jürgen", "Anja", "Stefan", "Katrin", "Uwe", "Monika", "Lars"], ["Brandt", "Vogt", "Lorenz", "Seidel", "Pohl", "Busch", "Horn", "Arnold", "Ebert", "Winter"]),
        ["FR"] = (["Claire", "Laurent", "Sylvie", "Hugo", "Camille", "Antoine", "Élodie", "Marc"], ["Perrin", "Marchand", "Blanchet", "Gauthier", "Renard", "Lemoine", "Barbier", "Colin"]),
        ["LT"] = (["Rasa", "Jonas", "Rūta", "Tomas", "Eglė", "Darius"], ["Petraitis", "Kazlauskas", "Žukauskas", "Urbonas", "Balčiūnas", "Navickas"]),
        ["CZ"] = (["Jana", "Petr", "Lenka", "Martin", "Eva", "Pavel"], ["Dvořák", "Veselý", "Horák", "Pokorný", "Král", "Beneš"]),
        ["SK"] = (["Zuzana", "Peter", "Katarína", "Marek", "Jana", "Ján"], ["Kováč", "Tóth", "Baláž", "Molnár", "Polák", "Hudák"]),
    };

    public static readonly IReadOnlyList<string> Streets = ["Lipowa", "Ogrodowa", "Gartenstraße", "Bergweg", "rue des Tilleuls", "Kalnų g.", "Zahradní", "Školská", "Polna", "Słoneczna", "Lindenallee", "rue du Moulin"];

    public static readonly IReadOnlyList<string> Notes =
    [
        "У доньки алергія на котів.", "Бабусі важко підійматися сходами.", "Шукаємо місце поруч із сестрою.", "Син закінчує дев’ятий клас онлайн.",
        "Дзеці баяцца гучных гукаў.", "Патрэбны лекар блізка: інсулін.", "Приїдемо автобусом, речей небагато.", "Працюю віддалено, потрібен інтернет.",
    ];

    public static readonly IReadOnlyList<string> Letters =
    [
        "Доброго дня! Чи є новини щодо житла?", "Ми виїжджаємо завтра вранці, будемо ввечері.", "Дзякуй вам вялікі за дапамогу!", "Чи можна взяти з собою собаку?",
    ];

    public static string Household(Random random, bool belarusian) => belarusian
        ? $"{Pick(random, BelarusianWomen)} {Pick(random, BelarusianLast)}"
        : $"{Pick(random, UkrainianWomen)} {Pick(random, UkrainianLast)}";

    public static string Host(Random random, string country) =>
        Hosts.GetValueOrDefault(country, Hosts["PL"]) is var (first, last) ? $"{Pick(random, first)} {Pick(random, last)}" : "";

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
