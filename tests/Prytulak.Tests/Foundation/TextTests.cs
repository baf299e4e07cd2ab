using Prytulak.Foundation;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Numbers and dates are said as each language says them.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("uk", "ніч", 1, 21, 31, 101, 1001)]
    [InlineData("uk", "ночі", 2, 3, 4, 22, 34, 102)]
    [InlineData("uk", "ночей", 0, 5, 9, 10, 11, 12, 13, 14, 15, 20, 25, 111, 112, 114, 1011)]
    [InlineData("be", "ніч", 1, 21, 101)]
    [InlineData("be", "ночі", 2, 4, 23)]
    [InlineData("be", "ночей", 0, 5, 11, 14, 112)]
    [InlineData("ru", "ніч", 1, 61)]
    [InlineData("ru", "ночі", 3, 93)]
    [InlineData("ru", "ночей", 0, 11, 13, 18)]
    [InlineData("pl", "ніч", 1)]
    [InlineData("pl", "ночі", 2, 3, 4, 22, 23, 102)]
    [InlineData("pl", "ночей", 0, 5, 11, 12, 14, 21, 31, 101, 112)]
    public void Slavic_languages_have_three_forms(string language, string form, params int[] numbers)
    {
        foreach (var number in numbers) Assert.Equal(form, Texts.In(language).Fill("{0:ніч|ночі|ночей}", number));
    }

    [Theory]
    [InlineData("en", "night", 1)]
    [InlineData("en", "nights", 0, 2, 11, 21)]
    [InlineData("de", "night", 1)]
    [InlineData("de", "nights", 0, 2, 101)]
    [InlineData("fr", "night", 0, 1)]
    [InlineData("fr", "nights", 2, 21)]
    public void Western_languages_have_two_forms_and_French_counts_nothing_as_one(string language, string form, params int[] numbers)
    {
        foreach (var number in numbers) Assert.Equal(form, Texts.In(language).Fill("{0:night|nights}", number));
    }

    [Fact]
    public void A_number_a_date_and_a_form_stand_in_one_sentence()
    {
        Assert.Equal("21 ніч від 1 червня 2026", Texts.In("uk").Fill("{0} {0:ніч|ночі|ночей} від {1}", 21, new DateOnly(2026, 6, 1)));
        Assert.Equal("1,234 nights", Texts.In("en").Fill("{0} {0:night|nights}", 1234));
    }

    [Fact]
    public void A_language_that_is_not_ours_is_English_and_the_browsers_first_that_is_ours_is_taken()
    {
        Assert.Equal("en", Texts.In("xx").Language);
        Assert.Equal("en", Texts.In(null).Language);
        Assert.Equal("be", Texts.Preferred(["ja", "be-BY", "uk"]));
        Assert.Equal("en", Texts.Preferred(["ja", "zh"]));
    }

    [Fact]
    public void A_text_that_does_not_exist_is_a_bug() =>
        Assert.Throws<KeyNotFoundException>(() => Texts.In("uk")["no.such.text"]);

    [Fact]
    public void The_key_of_a_member_is_in_small_letters() => Assert.Equal("why.not_signed_in", Text.KeyOf(Why.NotSignedIn));
}
