using Prytulak.Look;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Nobody is sent to another site by an address that somebody else made (T38).</summary>
public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/my")]
    [InlineData("/homes/1?from=2026-06-01")]
    public void T38_Our_own_pages_are_followed(string path) => Assert.Equal(path, LocalPath.From(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("my")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\..\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/my\r\nSet-Cookie: a=b")]
    public void T38_Anything_else_leads_to_the_first_page(string? path) => Assert.Equal("/", LocalPath.From(path));
}
