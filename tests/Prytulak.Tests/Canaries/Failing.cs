using System.Globalization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>Routes that fail in every way there is, each with somebody's name in its exception.</summary>
public static class Failing
{
    public static readonly IReadOnlyList<string> Paths = ["/test/fail/handler", "/test/fail/unique", "/test/fail/check", "/test/fail/sql", "/test/fail/number", "/test/fail/page"];

    /// <summary>The one that fails when half of its answer has gone out.</summary>
    public const string Late = "/test/fail/late";

    public static void Map(Routes routes, Func<string> name)
    {
        routes.Get("/test/fail/handler", Roles.Everyone, IResult () => throw new InvalidOperationException(name(), new FormatException(name()) { Data = { [name()] = name() } }));
        routes.Get("/test/fail/number", Roles.Everyone, () => int.Parse(name(), CultureInfo.InvariantCulture));
        routes.Get("/test/fail/page", Roles.Everyone, (Visit visit) => visit.Page<FailingPage, string>(visit.WantsJson ? throw new InvalidOperationException(name()) : name()));
        routes.Get("/test/fail/unique", Roles.Everyone, (Journal journal) => Write(journal, name(),
            "INSERT INTO organisations (id, name, countries, languages, created_at) SELECT id, @name, '', '', 0 FROM organisations"));
        routes.Get("/test/fail/check", Roles.Everyone, (Journal journal) => Write(journal, name(), "UPDATE households SET reference = @name, adults = -1 WHERE people = 1"));
        routes.Get("/test/fail/sql", Roles.Everyone, (Journal journal) => Write(journal, name(), $"SELECT * FROM {name()}"));
        routes.Get(Late, Roles.Everyone, async (Visit visit) =>
        {
            await visit.Http.Response.WriteAsync("It begins well");
            await visit.Http.Response.Body.FlushAsync();
            throw new InvalidOperationException(name());
        });
    }

    private static Task Write(Journal journal, string name, string sql) => journal.Write(new Act(Viewer.System, "test"), write => write.Execute(sql, new { name }));
}

/// <summary>A page that fails while it is written.</summary>
public sealed class FailingPage : PageOf<string>
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, "It begins well");
        throw new InvalidOperationException(Answer);
    }
}
