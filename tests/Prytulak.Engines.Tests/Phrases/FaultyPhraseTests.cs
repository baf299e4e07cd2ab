using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Phrases;
using Xunit;

namespace Prytulak.Engines.Tests.Phrases;

public sealed class FaultyPhraseTests
{
    public static TheoryData<string> Languages => [.. RecoveryPhrase.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void A_typo_is_mended_or_pointed_at_but_never_guessed(string language) =>
        Prop.ForAll(Gen.Choose(0, 1023).ArrayOf(8).Zip(Gen.Choose(0, 9999)).ToArbitrary(), made =>
        {
            var (values, number) = made;
            var words = Words(language, values);
            var place = number % 8;
            var slip = Slip(Spelling.Bare(words[place]), number);
            if (Spelling.IsKnown(slip)) return true;

            var read = Read([.. words[..place], slip, .. words[(place + 1)..]]);
            return Spelling.OneSlipFrom(slip).Length == 1 ? read == Whole(words) : read == Whole(words) || read == (null, slip);
        }).QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Languages))]
    public void The_first_word_of_no_list_is_named(string language)
    {
        var words = Words(language, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal((null, "Xyzzyx"), Read([.. words[..3], "Xyzzyx", .. words[4..6], "qqqqqq", words[7]]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1. 2. 3.")]
    [InlineData("zoo zoo zoo zoo zoo zoo zoo")]
    [InlineData("zoo zoo zoo zoo zoo zoo zoo zoo zoo")]
    public void Too_few_or_too_many_words_have_no_faulty_one(string typed) =>
        Assert.Equal((null, null), Read([typed]));

    [Fact]
    public void A_word_one_slip_from_two_is_pointed_at()
    {
        var slip = SlipOf("en", near => near is [("en", _), ("en", _)]);
        var words = Words("en", [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal((null, slip), Read([.. words[..7], slip]));
    }

    [Fact]
    public void A_typo_that_two_languages_mend_differently_is_pointed_at()
    {
        var slip = SlipOf("uk", near => near is [("uk", var one), ("ru", var other)] && one != other);
        Assert.Equal((null, slip), Read([.. WordsOf("uk", "ru").Take(7), slip]));
    }

    [Fact]
    public void A_word_that_is_right_in_one_language_is_not_mended_into_another()
    {
        var russian = Spelling.All.First(spelling => spelling.Language == "ru" && Spelling.OneSlipFrom(spelling.Text).Any(near => near.Language == "uk" && near.Value != spelling.Value));
        string[] words = [.. WordsOf("uk", "ru").Take(7), RecoveryPhrase.Words("ru")[russian.Value]];
        Assert.Equal(Whole(words, "ru"), Read(words));
    }

    [Theory]
    [InlineData("en", "fr")]
    [InlineData("en", "pl")]
    [InlineData("uk", "ru")]
    [InlineData("be", "uk")]
    public void A_phrase_that_two_languages_can_read_means_the_same_in_both(string one, string other)
    {
        string[] shared = [.. WordsOf(one, other)];
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(shared), 8).ToArbitrary(), words =>
            Read(words) == Whole(words, one) && Read(words) == Whole(words, other)).QuickCheckThrowOnFailure();
    }

    static string[] Words(string language, int[] values) => [.. values.Select(value => RecoveryPhrase.Words(language)[value])];

    static string Slip(string word, int number) => Spelling.Slips(word) is var slips ? slips[number % slips.Count] : word;

    static IEnumerable<string> WordsOf(string one, string other) => RecoveryPhrase.Words(one).Intersect(RecoveryPhrase.Words(other));

    /// <summary>The first slip of a word of the language that no language knows and whose near words fit.</summary>
    static string SlipOf(string language, Func<(string Language, int Value)[], bool> fits) =>
        Spelling.All.Where(spelling => spelling.Language == language).SelectMany(spelling => Spelling.Slips(spelling.Text))
            .First(slip => fits(Spelling.OneSlipFrom(slip)) && !Spelling.IsKnown(slip));

    static (string? Bits, string? Faulty) Whole(string[] words, string? language = null)
    {
        var spoken = RecoveryPhrase.Languages.First(candidate => (language ?? candidate) == candidate && !words.Except(RecoveryPhrase.Words(candidate)).Any());
        return (string.Concat(words.Select(word => RecoveryPhrase.Words(spoken).Index().First(entry => entry.Item == word).Index.ToString("b10"))), null);
    }

    static (string? Bits, string? Faulty) Read(string[] words)
    {
        var bytes = new byte[10];
        var read = RecoveryPhrase.TryRead(string.Join(' ', words), bytes, out var faulty);
        return (read ? string.Concat(bytes.Select(b => b.ToString("b8"))) : null, faulty);
    }
}
