using Prytulak.Housing.Importing;
using Xunit;
using static Prytulak.Housing.Importing.ImportField;

namespace Prytulak.Tests.Importing;

/// <summary>What people write into tables: headers, dates, numbers, words, names. What can be meant in two ways is not guessed.</summary>
public sealed class ReadingTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("Прізвище та ім'я|Ел. пошта|Телефон|Місто|Адреса|Кількість місць|Вільно з|Вільно до|Мови|З тваринами")]
    [InlineData("Imię i nazwisko|E-mail|Nr telefonu|Miejscowość|Ulica i numer|Ile osób|Wolne od|Wolne do|Języki|Zwierzęta")]
    [InlineData("Name, Vorname|Mailadresse|Handynummer|Ort|Straße und Hausnummer|Anzahl Betten|Frei ab|Frei bis|Sprachen|Haustiere erlaubt?")]
    [InlineData("Nom et prénom|Courriel|Téléphone|Ville|Adresse|Nombre de lits|À partir du|Jusqu’au|Langues|Animaux acceptés")]
    [InlineData("Имя и фамилия|Эл. почта|Номер телефона|Город|Адрес|Количество мест|Свободно с|Свободно до|Языки|Можно с животными")]
    [InlineData("Імя і прозвішча|Эл. пошта|Нумар тэлефона|Горад|Адрас|Колькасць ложкаў|Вольна з|Вольна да|Мовы|З жывёламі")]
    [InlineData("Full name (host)|E-Mail|Phone|Town|Street address|Number of beds|Available from|Available until|Spoken languages|Pets allowed")]
    public void Headers_in_seven_languages_say_what_their_columns_hold(string headers) =>
        Assert.Equal([Name, Email, Phone, Town, Address, Beds, From, To, Languages, Pets],
            ColumnGuess.Of(headers.Split('|')).OrderBy(column => column.Value).Select(column => column.Key));

    [Theory]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("3.4.26", "2026-04-03")]
    [InlineData("31/12/2026", "2026-12-31")]
    [InlineData("12/31/2026", "2026-12-31")]
    [InlineData("31 грудня 2026", "2026-12-31")]
    [InlineData("31 грудня 2026 р.", "2026-12-31")]
    [InlineData("31 снежня 2026", "2026-12-31")]
    [InlineData("31 декабря 2026 г.", "2026-12-31")]
    [InlineData("31 grudnia 2026", "2026-12-31")]
    [InlineData("31. Dezember 2026", "2026-12-31")]
    [InlineData("31 décembre 2026", "2026-12-31")]
    [InlineData("December 31, 2026", "2026-12-31")]
    [InlineData("відразу", "2026-06-01")]
    [InlineData("ab sofort", "2026-06-01")]
    [InlineData("05/05/2026", "2026-05-05")]
    [InlineData("03/04/2026", null)]
    [InlineData("31.02.2026", null)]
    [InlineData("13/13/2026", null)]
    [InlineData("spring", null)]
    public void A_date_is_read_as_people_write_it_and_not_where_it_could_be_two(string typed, string? date) =>
        Assert.Equal(date, TypedDate.Read(typed, dayFirst: null, Today)?.ToString("O"));

    [Fact]
    public void Dates_of_a_column_tell_whether_the_day_or_the_month_comes_first_unless_they_contradict_each_other()
    {
        Assert.True(TypedDate.OrderIn(["03/04/2026", "31/12/2026"]));
        Assert.False(TypedDate.OrderIn(["03/04/2026", "12/31/2026"]));
        Assert.Null(TypedDate.OrderIn(["03/04/2026", "05/06/2026"]));
        Assert.Null(TypedDate.OrderIn(["31/12/2026", "12/31/2026"]));
        Assert.True(TypedDate.IsOpen(["03-04-2026"]));
        Assert.False(TypedDate.IsOpen(["03.04.2026", "2026-04-03", "05/05/2026"]));
        Assert.Equal(new(2026, 3, 4), TypedDate.Read("03/04/2026", dayFirst: false, Today));
    }

    [Theory]
    [InlineData("4", 4), InlineData("4 osoby", 4), InlineData("до 4 осіб", 4), InlineData("4,0", 4), InlineData("четверо", 4), InlineData("cztery łóżka", 4), InlineData("zwei", 2), InlineData("quatre", 4)]
    [InlineData("3-4", null), InlineData("2+1", null), InlineData("багато", null), InlineData("4,5", null)]
    public void A_number_is_read_in_words_and_not_where_it_could_be_two(string typed, int? count) => Assert.Equal(count, TypedCount.Read(typed));

    [Theory]
    [InlineData("Ганна Ковальська", "Kowalska Hanna"), InlineData("Anna Maria Nowak", "nowak anna"), InlineData("Müller, Jörg", "Jorg Muller"), InlineData("Żółć Łucja", "Lucja Zolc")]
    public void One_name_is_known_in_two_scripts_and_in_any_order(string one, string other) => Assert.True(NameLikeness.Of(one).IsLike(NameLikeness.Of(other)));

    [Theory]
    [InlineData("Anna Nowak", "Anna Kowalska"), InlineData("Jan Nowak", "Adam Nowak"), InlineData("", "Anna"), InlineData("Ola", "Ala")]
    public void Two_people_who_share_a_name_in_part_are_not_taken_for_one(string one, string other) => Assert.False(NameLikeness.Of(one).IsLike(NameLikeness.Of(other)));

    [Theory]
    [InlineData("самотній чоловік", "Men"), InlineData("alleinstehende Frau", "Women"), InlineData("małżeństwo", "Mixed"), InlineData("никто", "Nobody"), InlineData("Personne d’autre", "Nobody"), InlineData("господар", null)]
    public void Who_lives_there_is_read_in_seven_languages_and_never_guessed(string typed, string? residents) => Assert.Equal(residents, ImportWords.Find("residents", typed));

    [Fact]
    public void No_word_of_a_list_means_two_things()
    {
        Assert.Equal((true, false, null), (ImportWords.YesOrNo("Так"), ImportWords.YesOrNo("nie"), ImportWords.YesOrNo("на розсуд")));
        Assert.Equal(("uk", "de", "Flat", "free"), (ImportWords.Find("language", "УКРАЇНСЬКА"), ImportWords.Find("language", "Deutsch"), ImportWords.Find("kind", "mieszkanie"), ImportWords.Find("cost", "за так") ?? "free"));
    }
}
