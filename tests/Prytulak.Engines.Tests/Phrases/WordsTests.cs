using System.Security.Cryptography;
using System.Text;
using Prytulak.Engines.Phrases;
using Xunit;

namespace Prytulak.Engines.Tests.Phrases;

public sealed class WordsTests
{
    static readonly Dictionary<string, string> Alphabets = new()
    {
        ["en"] = "abcdefghijklmnopqrstuvwxyz",
        ["uk"] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
        ["be"] = "абвгдеёжзійклмнопрстуўфхцчшыьэюя'",
        ["ru"] = "абвгдеёжзийклмнопрстуфхцчшщыьэюя",
        ["pl"] = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
        ["de"] = "abcdefghijklmnopqrstuvwxyzäöüß",
        ["fr"] = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôœûù",
    };

    public static TheoryData<string> Languages => [.. RecoveryPhrase.Languages];

    [Fact]
    public void Seven_languages_have_a_list() =>
        Assert.Equal(Alphabets.Keys.Order(), RecoveryPhrase.Languages.Order());

    [Theory, MemberData(nameof(Languages))]
    public void A_list_has_1024_words_of_three_to_eight_letters(string language)
    {
        var words = RecoveryPhrase.Words(language);
        Assert.Equal(1024, words.Count);
        Assert.All(words, word => Assert.InRange(word.Count(char.IsLetter), 3, 8));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Words_keep_to_the_alphabet_of_their_language(string language) =>
        Assert.All(RecoveryPhrase.Words(language), word => Assert.True(word.ToLowerInvariant().All(Alphabets[language].Contains), word));

    [Theory, MemberData(nameof(Languages))]
    public void The_first_four_letters_name_a_word(string language) =>
        Assert.Distinct(RecoveryPhrase.Words(language).SelectMany(Beginnings));

    [Theory, MemberData(nameof(Languages))]
    public void No_slip_turns_one_word_into_another(string language)
    {
        var values = Spelling.All.Where(spelling => spelling.Language == language).ToDictionary(spelling => spelling.Text, spelling => spelling.Value);
        var confused = from word in values
                       from slip in Spelling.Slips(word.Key)
                       where values.TryGetValue(slip, out var value) && value != word.Value
                       select $"{word.Key} {slip}";
        Assert.Empty(confused);
    }

    [Fact]
    public void Words_that_begin_alike_in_different_languages_carry_the_same_value()
    {
        var values = from language in RecoveryPhrase.Languages
                     from entry in RecoveryPhrase.Words(language).Index()
                     from beginning in Beginnings(entry.Item)
                     group entry.Index by beginning;
        Assert.Empty(values.Where(group => group.Distinct().Count() > 1).Select(group => group.Key));
    }

    // A word that changes or moves breaks the phrases already written on paper.
    [Theory]
    [InlineData("en", "CC3E7D07764CB3BC")]
    [InlineData("uk", "8012C5E37EA3DA7E")]
    [InlineData("be", "92FD8D08E7B28674")]
    [InlineData("ru", "12E0C1BCFA2B7130")]
    [InlineData("pl", "F441153FE2E127D6")]
    [InlineData("de", "0DE4482EA72F1B85")]
    [InlineData("fr", "18ED3F2E6446823F")]
    public void Phrases_on_paper_stay_readable(string language, string fingerprint) =>
        Assert.Equal(fingerprint, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', RecoveryPhrase.Words(language)))))[..16]);

    [Fact]
    public void A_language_without_a_list_is_refused() =>
        Assert.Throws<ArgumentException>(() => RecoveryPhrase.Words("xx"));

    static IEnumerable<string> Beginnings(string word) => Spelling.Of(word).Select(Spelling.Beginning).Distinct();
}
