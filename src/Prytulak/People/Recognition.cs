using Microsoft.Net.Http.Headers;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Finds out who sends a request: a program by its credential, else an account or a household by its cookie, else a stranger.</summary>
public sealed class Recognition(Viewers viewers, TimeProvider clock)
{
    public async Task<Viewer> Of(HttpContext http)
    {
        // A request with a credential stands on that alone, whatever cookies came along.
        if (Token(http) is { } token) return await viewers.OfToken(token) is { } program ? Marked(http, program) : Viewer.Stranger;
        return await AccountSession.Find(http, viewers, clock.GetUtcNow()) ?? await HouseholdSession.Find(http, viewers) ?? Viewer.Stranger;
    }

    private static string? Token(HttpContext http) =>
        http.Request.Headers[HeaderNames.Authorization] is [{ } value] && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : null;

    private static Viewer Marked(HttpContext http, Viewer program)
    {
        http.Items[typeof(ApiCredential)] = new ApiCredential();
        return program;
    }
}

/// <summary>Puts the viewer of each request where <see cref="Visit"/> looks.</summary>
public static class Recognising
{
    public static void UseViewer(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/look"))
            http.Items[typeof(Viewer)] = await http.RequestServices.GetRequiredService<Recognise>()(http);
        await next(http);
    });
}
