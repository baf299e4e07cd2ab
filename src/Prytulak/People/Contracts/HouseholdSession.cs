using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The cookie of a household that came by its private link. It holds until the link is replaced.</summary>
public static class HouseholdSession
{
    internal const string Scheme = "household", Generation = "generation";

    /// <summary>Signs the household in for this browser, with the generation of the link that it came by.</summary>
    public static async Task SignIn(HttpContext http, Guid household, int generation)
    {
        var claims = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, household.ToString()), new(Generation, generation.ToString(CultureInfo.InvariantCulture))], Scheme);
        await AccountSession.SignOut(http);
        await http.SignInAsync(Scheme, new(claims));
    }

    public static Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>The household of the cookie, if its link is still the one that it came by.</summary>
    internal static async Task<Viewer?> Find(HttpContext http, Viewers viewers)
    {
        if (!http.Request.Cookies.ContainsKey(Scheme)) return null;
        if ((await http.AuthenticateAsync(Scheme)).Principal is not { } principal) return null;
        return await viewers.OfHousehold(
            Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!), int.Parse(principal.FindFirstValue(Generation)!, CultureInfo.InvariantCulture));
    }
}
