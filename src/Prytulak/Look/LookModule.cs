using Prytulak.Foundation;

namespace Prytulak.Look;

/// <summary>What all pages share: style, language, and the way out.</summary>
public sealed class LookModule : Module
{
    public override void MapRoutes(Routes routes)
    {
        routes.Get("/look/{hash}/{name}", Roles.Everyone, LookFiles.Serve);
        routes.Get("/language/{language}", Roles.Everyone, Speak);
        routes.Get("/leave", Roles.Everyone, Leave);
    }

    private static IResult Speak(Visit visit, string language, string? back)
    {
        if (!Texts.Languages.Contains(language)) throw Refusal.Absent;
        visit.Http.Response.Cookies.Append("language", language, new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = visit.Http.Request.IsHttps });
        return TypedResults.LocalRedirect(LocalPath.From(back));
    }

    // Everything that this site has left in the browser goes, and an ordinary page takes its place.
    private static IResult Leave(Visit visit)
    {
        visit.Http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return TypedResults.Redirect("https://www.wikipedia.org/");
    }
}

/// <summary>Keeps redirects inside the house.</summary>
public static class LocalPath
{
    /// <summary>The path if it is one of our own, else the first page.</summary>
    public static string From(string? typed) =>
        typed is ['/', not ('/' or '\\'), ..] && !typed.Contains('\\') && !typed.Any(char.IsControl) ? typed : "/";
}
