using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prytulak.People;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class SignInTotpTests
{
    private static readonly string Secret = Base32.Encode(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, SignInTotp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void A_phone_may_be_half_a_minute_early_or_late_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_900_000_010);
        foreach (var (seconds, isGood) in ((int, bool)[])[(-60, false), (-30, true), (0, true), (30, true), (60, false)])
            Assert.Equal(isGood, SignInTotp.Match(Secret, SignInTotp.CodeAt(Secret, now.AddSeconds(seconds)), now, usedLast: 0) is not null);
    }

    [Fact]
    public void A_step_that_was_used_and_all_before_it_match_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_900_000_010);
        var step = SignInTotp.Match(Secret, SignInTotp.CodeAt(Secret, now), now, usedLast: 0)!.Value;
        Assert.Null(SignInTotp.Match(Secret, SignInTotp.CodeAt(Secret, now), now, step));
        Assert.Null(SignInTotp.Match(Secret, SignInTotp.CodeAt(Secret, now.AddSeconds(-30)), now, step));
        Assert.Equal(step + 1, SignInTotp.Match(Secret, SignInTotp.CodeAt(Secret, now.AddSeconds(30)), now, step));
    }

    [Fact]
    public void Base_32_is_that_of_RFC_4648() => Assert.Equal(["MZXW6YTB", "ME"], [Base32.Encode("fooba"u8), Base32.Encode([0x61, 0, 0, 0, 0])[..2]]);

    [Fact]
    public void What_is_written_in_base_32_is_read_again() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] padded = [.. bytes, .. new byte[(5 - bytes.Length % 5) % 5]];
        return Base32.Decode(Base32.Encode(padded)).AsSpan().SequenceEqual(padded);
    }).QuickCheckThrowOnFailure();
}
