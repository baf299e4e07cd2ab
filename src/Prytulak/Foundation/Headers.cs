namespace Prytulak.Foundation;

/// <summary>What every answer tells the browser: load nothing from elsewhere, tell nobody where you came from, keep nothing.</summary>
public static class Headers
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSafeHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Set(http.Response.Headers);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        headers["X-Robots-Tag"] = "noindex";
        // Only what is the same for everybody says otherwise of itself; what sets a cookie is for one person, whatever it says.
        if (headers.CacheControl.Count == 0 || headers.SetCookie.Count > 0) headers.CacheControl = "no-store";
    }
}
