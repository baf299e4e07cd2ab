using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Prytulak.Foundation;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>What somebody typed is read kindly, and what is wrong is said beside its field.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("  Марія  ", "Марія")]
    [InlineData("Mari\u200Ba\uFEFF", "Maria")]
    [InlineData("e\u0301", "é")]
    [InlineData("two\r\nlines", "two\nlines")]
    [InlineData("   ", null)]
    [InlineData("\u0000\u0007", null)]
    public async Task Text_is_cleaned_of_what_cannot_be_seen(string typed, string? read)
    {
        var form = await Typed(("name", typed));
        Assert.Equal(read, form.Text("name", 40));
        Assert.True(form.IsGood);
    }

    [Fact]
    public async Task What_is_missing_too_long_or_no_number_is_said_beside_the_field_and_kept()
    {
        var form = await Typed(("long", new string('x', 11)), ("adults", "many"), ("people", "41"));
        form.Text("long", 10);
        form.Text("name", 10, required: true);
        Assert.Null(form.Number("adults", 0, 20));
        Assert.Null(form.Number("people", 0, 40));
        Assert.Equal(["adults", "long", "name", "people"], form.Faults.Keys.Order());
        Assert.Equal("many", form.Raw("adults"));
    }

    [Theory]
    [InlineData("en", "2026-03-04", true)]
    [InlineData("en", "4/3/2026", true)]
    [InlineData("de", "4.3.2026", true)]
    [InlineData("uk", "04.03.2026", true)]
    [InlineData("uk", "4 березня 2026", true)]
    [InlineData("en", "2026-02-30", false)]
    [InlineData("en", "soon", false)]
    public async Task A_date_is_understood_as_browsers_send_it_and_as_people_type_it(string language, string typed, bool good)
    {
        var form = await Typed(language, ("day", typed));
        Assert.Equal(good ? new DateOnly(2026, 3, 4) : null, form.Date("day"));
        Assert.Equal(good, form.IsGood);
    }

    [Fact]
    public async Task Only_what_was_offered_can_be_chosen()
    {
        var form = await Typed(("one", "cat"), ("other", "wolf"), ("role", "Operator"), ("number", "1"));
        Assert.Equal("cat", form.Choice("one", ["cat", "dog"]));
        Assert.Null(form.Choice("other", ["cat", "dog"]));
        Assert.Equal(Roles.Operator, form.Choice<Roles>("role"));
        Assert.Null(form.Choice<Roles>("number"));
        Assert.Equal(["number", "other"], form.Faults.Keys.Order());
    }

    [Fact]
    public async Task Several_ticks_are_read_once_each()
    {
        var form = await Read(new FormCollection(new() { ["pets"] = new StringValues(["cat", "cat", "wolf", "dog"]), ["yes"] = "on" }));
        Assert.Equal(["cat", "dog"], form.Choices("pets", ["cat", "dog"]));
        Assert.True(form.Ticked("yes"));
        Assert.False(form.Ticked("no"));
    }

    [Fact]
    public async Task A_program_sends_the_same_fields_as_json()
    {
        var http = Json("""{"name":"Марія","pets":["cat","dog"],"yes":true,"no":false,"adults":2,"nothing":null}""");
        var key = Guid.NewGuid();
        http.Request.Headers["Idempotency-Key"] = key.ToString();
        var form = await Form.Read(http, Texts.In("en"));
        Assert.Equal(("Марія", 2, true, false, null, key), (form.Text("name", 40), form.Number("adults", 0, 9), form.Ticked("yes"), form.Ticked("no"), form.Text("nothing", 9), form.Key));
        Assert.Equal(["cat", "dog"], form.Choices("pets", ["cat", "dog"]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":"\ud83d"}""")]
    [InlineData("""{"name":["\udc00"]}""")]
    public async Task Json_that_cannot_be_read_is_refused_as_such(string body) =>
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => Form.Read(Json(body), Texts.In("en")));

    private static Task<Form> Typed(params (string, string)[] fields) => Typed("en", fields);

    private static Task<Form> Typed(string language, params (string Name, string Value)[] fields) =>
        Read(new FormCollection(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value))), language);

    private static Task<Form> Read(FormCollection fields, string language = "en") =>
        Form.Read(new DefaultHttpContext { Request = { ContentType = "application/x-www-form-urlencoded", Form = fields } }, Texts.In(language));

    private static DefaultHttpContext Json(string body) => new()
    {
        Request = { ContentType = "application/json", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) },
    };
}
