using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The cookie of a host or a member of staff. It says who, never what they may do: that is read at every request.</summary>
public static class AccountSession
{
    internal const string Scheme = "account", Stamp = "stamp";
    private const string Ends = "ends";
    private static readonly TimeSpan IdleStaff = TimeSpan.FromMinutes(15), IdleHost = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestStaff = TimeSpan.FromHours(10), LongestHost = TimeSpan.FromDays(30);

    public static async Task SignIn(HttpContext http, Account account)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var claims = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(Stamp, account.Stamp)], Scheme);
        var properties = new AuthenticationProperties
        {
            IssuedUtc = now, ExpiresUtc = now + (account.IsStaff ? IdleStaff : IdleHost),
            Items = { [Ends] = (now + (account.IsStaff ? LongestStaff : LongestHost)).ToString("O") },
        };
        await HouseholdSession.SignOut(http);
        await http.SignInAsync(Scheme, new(claims), properties);
    }

    public static Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Whoever the cookie names, if the session has not ended and the account may still be used.</summary>
    internal static async Task<Viewer?> Find(HttpContext http, Viewers viewers, DateTimeOffset now)
    {
        if (!http.Request.Cookies.ContainsKey(Scheme)) return null;
        if (await http.AuthenticateAsync(Scheme) is not { Principal: { } principal, Properties: { } properties }) return null;
        if (now >= DateTimeOffset.ParseExact(properties.Items[Ends]!, "O", null)) return null;
        return await viewers.OfAccount(Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!), principal.FindFirstValue(Stamp)!);
    }
}
