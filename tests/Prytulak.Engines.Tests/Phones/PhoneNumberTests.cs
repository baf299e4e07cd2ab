using System.Text;
using Prytulak.Engines.Phones;
using Xunit;

namespace Prytulak.Engines.Tests.Phones;

/// <summary>However a number is typed it is the same number, and what is no number is none.</summary>
public class PhoneNumberTests
{
    [Fact]
    public void T07_A_thousand_ways_of_writing_a_number_give_one_number()
    {
        foreach (var number in World.Numbers)
            for (var seed = 0; seed < 1000; seed++)
            {
                var (typed, home) = Disguise.Of(number, seed);
                Assert.True(World.Canonical(typed, home) == $"+{number.Code}{number.National}", $"{typed} in {home} gave {World.Canonical(typed, home)}, not +{number.Code}{number.National}");
            }
    }

    [Theory]
    [InlineData("0501234567", "UA", "+380501234567")]
    [InlineData("8 (050) 123-45-67", "UA", "+380501234567")]
    [InlineData("+38 (050) 123 45 67", "PL", "+380501234567")]
    [InlineData("38 050 123 45 67", "UA", "+380501234567")]
    [InlineData("380501234567", "DE", "+380501234567")]
    [InlineData("0 800 123 456", "UA", "+380800123456")]
    [InlineData("501 234 567", "PL", "+48501234567")]
    [InlineData("(22) 123-45-67", "PL", "+48221234567")]
    [InlineData("+48 (0)22 123 45 67", "UA", "+48221234567")]
    [InlineData("8 029 123-45-67", "BY", "+375291234567")]
    [InlineData("029 123-45-67", "BY", "+375291234567")]
    [InlineData("8-10-380-50-123-45-67", "BY", "+380501234567")]
    [InlineData("030/123456", "DE", "+4930123456")]
    [InlineData("+49 (0)30 123456", null, "+4930123456")]
    [InlineData("06.12.34.56.78", "FR", "+33612345678")]
    [InlineData("8 (916) 123-45-67", "RU", "+79161234567")]
    [InlineData("+7 (916) 123-45-67", "UA", "+79161234567")]
    [InlineData("601 123 456", "CZ", "+420601123456")]
    [InlineData("0905 123 456", "SK", "+421905123456")]
    [InlineData("0712 345 678", "RO", "+40712345678")]
    [InlineData("06 20 123 4567", "HU", "+36201234567")]
    [InlineData("060 123 456", "MD", "+37360123456")]
    [InlineData("8 612 34567", "LT", "+37061234567")]
    [InlineData("2123 4567", "LV", "+37121234567")]
    [InlineData("5123 4567", "EE", "+37251234567")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("+44 (0) 7400 123456", "GB", "+447400123456")]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("0039 06 1234 5678", "PL", "+390612345678")]
    [InlineData("312 345 6789", "IT", "+393123456789")]
    [InlineData("(212) 555-2368", "US", "+12125552368")]
    [InlineData("011 48 501 234 567", "US", "+48501234567")]
    public void A_number_is_read_as_its_country_dials_it(string typed, string? home, string expected) =>
        Assert.Equal(expected, World.Canonical(typed, home));

    [Theory]
    [InlineData("+390612345678", "IT")]
    [InlineData("+390669812345", "VA")]
    [InlineData("+79161234567", "RU")]
    [InlineData("+77012345678", "KZ")]
    [InlineData("+12125552368", "US")]
    [InlineData("+14165550123", "CA")]
    [InlineData("+447400123456", "GB")]
    [InlineData("+881612345678", null)]
    public void The_country_is_told_even_where_countries_share_a_code(string e164, string? country)
    {
        Assert.True(World.Phones.TryParse(e164, null, out var number));
        Assert.Equal(country, number.Country);
    }

    [Theory]
    [InlineData("+380501234567", "+380 50 123 4567")]
    [InlineData("+48501234567", "+48 501 234 567")]
    [InlineData("+375291234567", "+375 29 123-45-67")]
    [InlineData("+4930123456", "+49 30 123456")]
    [InlineData("+33612345678", "+33 6 12 34 56 78")]
    [InlineData("+79161234567", "+7 916 123-45-67")]
    [InlineData("+77012345678", "+7 701 234 5678")]
    [InlineData("+420601123456", "+420 601 123 456")]
    [InlineData("+36201234567", "+36 20 123 4567")]
    [InlineData("+442079460958", "+44 20 7946 0958")]
    [InlineData("+390612345678", "+39 06 1234 5678")]
    public void A_number_is_shown_in_the_groups_its_country_is_used_to(string e164, string expected)
    {
        Assert.True(World.Phones.TryParse(e164, null, out var number));
        Assert.Equal(expected, number.ToDisplay());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("112")]
    [InlineData("no phone")]
    [InlineData("0501234567 or 0671234567")]
    [InlineData("0501234567, 0671234567")]
    [InlineData("050 123 45 6")]
    [InlineData("050 123 45 67 8")]
    [InlineData("+380 50 123 45 6")]
    [InlineData("+999 50 123 45 67")]
    [InlineData("+380+501234567")]
    [InlineData("050l234567")]
    [InlineData("050-123-45-67 ext. 5")]
    [InlineData("*100#")]
    [InlineData("0501234567\ud800")]
    public void What_is_no_number_is_refused(string? typed) => Assert.Null(World.Canonical(typed, "UA"));

    [Fact]
    public void More_than_anyone_types_is_refused() => Assert.Null(World.Canonical("0501234567" + new string(' ', 100), "UA"));

    [Theory]
    [InlineData("0501234567", null)]
    [InlineData("0501234567", "PL")]
    [InlineData("501234567", null)]
    public void A_number_without_its_country_is_not_guessed_into_another(string typed, string? home) => Assert.Null(World.Canonical(typed, home));

    [Fact]
    public void Every_number_reads_back_from_both_its_forms()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 20_000).Select(_ => Any(random)).OfType<PhoneNumber>().ToList();
        Assert.InRange(numbers.DistinctBy(number => number.Country).Count(), 150, 300);
        foreach (var number in numbers)
            foreach (var form in (string[])[number.E164, number.ToDisplay()])
                foreach (var home in (string?[])[null, "UA", "US", number.Country])
                    Assert.True(World.Phones.TryParse(form, home, out var again) && again.Equals(number) && again.Country == number.Country, $"{form} in {home}");
    }

    private static PhoneNumber? Any(Random random)
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(8, 16)).Select(_ => random.Next(10)));
        return World.Phones.TryParse("+" + digits, null, out var number) ? number : null;
    }

    [Fact]
    public void Whatever_is_typed_gives_a_canonical_number_or_none()
    {
        const string keys = "0123456789+()-. \u0661\u096C\uFF13\u2460\u00B2\u200B\u0301xo#*;,\uD835\uDFD8\u0000";
        var random = new Random(11);
        var typed = Enumerable.Range(0, 50_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => keys[random.Next(random.Next(2) == 0 ? 16 : keys.Length)])));
        var read = typed.Select(text => World.Canonical(text, random.Next(2) == 0 ? "UA" : "DE")).OfType<string>().ToList();
        Assert.InRange(read.Count, 100, 10_000);
        Assert.All(read, e164 => Assert.Matches(@"\A\+[1-9][0-9]{4,14}\z", e164));
    }

    [Fact]
    public void A_number_does_not_tell_itself_when_printed()
    {
        Assert.True(World.Phones.TryParse("+380501234567", null, out var number));
        Assert.Equal("•••", $"{number}");
    }

    [Theory]
    [InlineData("UA\t380\n")]
    [InlineData("\t(\\d{3})\t\t$1\n")]
    [InlineData("UA\t380\t00\t0\t\t\t\\d+\t\\d{9}\n")]
    [InlineData("UA\t380\t00\t0\t\t\t(?:\\d|12){9}\t\\d{9}\n")]
    public void A_table_of_another_form_is_refused(string table) =>
        Assert.Throws<InvalidDataException>(() => PhoneNumbers.Load(new MemoryStream(Encoding.UTF8.GetBytes(table))));
}
