using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The language that somebody reads, kept in their browser unless they chose another there.</summary>
public static class AccountLanguage
{
    private const string Cookie = "language";

    public static void Keep(HttpContext http, string language)
    {
        if (!http.Request.Cookies.ContainsKey(Cookie)) Set(http, language);
    }

    public static void Set(HttpContext http, string language) => http.Response.Cookies.Append(Cookie, language,
        new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
}
