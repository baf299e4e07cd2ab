using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Phrases;
using Xunit;

namespace Prytulak.Engines.Tests.Phrases;

public sealed class RecoveryPhraseTests
{
    static readonly Arbitrary<byte[]> TenBytes = Gen.ArrayOf(Gen.Choose(0, 255).Select(i => (byte)i), 10).ToArbitrary();

    public static TheoryData<string> Languages => [.. RecoveryPhrase.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void What_is_written_is_read_again(string language) =>
        ReadsAgain(bytes => RecoveryPhrase.Write(bytes, language));

    [Theory, MemberData(nameof(Languages))]
    public void Each_word_is_the_next_ten_bits(string language)
    {
        var words = RecoveryPhrase.Words(language);
        Prop.ForAll(TenBytes, bytes => RecoveryPhrase.Write(bytes, language) == string.Join(' ', TenBitsEach(bytes).Select(value => words[value])))
            .QuickCheckThrowOnFailure();
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_first_four_letters_of_each_word_are_enough(string language) =>
        ReadsAgain(bytes => EachWord(bytes, language, Spelling.Beginning));

    [Theory, MemberData(nameof(Languages))]
    public void A_foreign_keyboard_is_enough(string language) =>
        ReadsAgain(bytes => EachWord(bytes, language, Spelling.Bare));

    [Fact]
    public void Umlauts_may_be_spelt_out() => ReadsAgain(bytes => EachWord(bytes, "de", Spelling.SpeltOut));

    [Theory]
    [InlineData("uk", 'і', 'i')]
    [InlineData("be", 'і', 'i')]
    [InlineData("ru", 'и', 'і')]
    [InlineData("ru", 'ы', 'и')]
    [InlineData("ru", 'э', 'є')]
    [InlineData("ru", 'ё', 'е')]
    [InlineData("uk", '\'', '’')]
    [InlineData("be", '\'', 'ʼ')]
    [InlineData("uk", '\'', '*')]
    public void A_letter_of_the_neighbouring_keyboard_will_do(string language, char letter, char typed) =>
        ReadsAgain(bytes => RecoveryPhrase.Write(bytes, language).Replace(letter, typed));

    [Theory, MemberData(nameof(Languages))]
    public void Capitals_numbers_and_lines_do_not_matter(string language) =>
        ReadsAgain(bytes => string.Join(",\r\n", RecoveryPhrase.Write(bytes, language).ToUpperInvariant().Split(' ').Select((word, i) => $" {i + 1}.  {word}")));

    [Theory, MemberData(nameof(Languages))]
    public void Decomposed_letters_are_the_same_letters(string language) =>
        ReadsAgain(bytes => RecoveryPhrase.Write(bytes, language).Normalize(NormalizationForm.FormD));

    [Theory]
    [InlineData("8) zoo; ")]
    [InlineData("\tZOO\n")]
    [InlineData("“zoo”")]
    [InlineData("z\u00adoo\u200b")]
    public void Decoration_is_left_behind(string first)
    {
        var plain = Read("zoo baby cabin dad eagle fabric galaxy habit");
        Assert.Equal(plain, Read(first + " baby, cabin, dad - eagle... fabric (galaxy)\r\n* habit!"));
    }

    [Fact]
    public void A_wrong_number_of_bytes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RecoveryPhrase.Write(new byte[9], "en"));
        Assert.Throws<ArgumentException>(() => RecoveryPhrase.TryRead("", new byte[11], out _));
    }

    static void ReadsAgain(Func<byte[], string> typed) =>
        Prop.ForAll(TenBytes, bytes => Read(typed(bytes)).SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    static byte[] Read(string typed)
    {
        var bytes = new byte[10];
        Assert.True(RecoveryPhrase.TryRead(typed, bytes, out var faulty), $"{faulty} in {typed}");
        Assert.Null(faulty);
        return bytes;
    }

    static string EachWord(byte[] bytes, string language, Func<string, string> change) =>
        string.Join(' ', RecoveryPhrase.Write(bytes, language).Split(' ').Select(change));

    static IEnumerable<int> TenBitsEach(byte[] bytes) =>
        string.Concat(bytes.Select(b => b.ToString("b8"))).Chunk(10).Select(bits => Convert.ToInt32(new string(bits), 2));
}
