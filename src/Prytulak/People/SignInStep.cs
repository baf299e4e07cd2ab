using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>How far somebody has come on the way in, kept in a cookie for a quarter of an hour: a code was asked for; the second factor is due; a first one has to be set up.</summary>
public static class SignInStep
{
    internal const string Scheme = "step";
    private const string Code = "code", Totp = "totp", Enrol = "enrol", Stamp = "stamp";

    /// <summary>A code was asked for. For an address that nobody has, the id is of no code: the cookie is as long, and as dark.</summary>
    public static Task AwaitCode(HttpContext http, Guid code) => Remember(http, Code, code, "");

    public static Task AwaitTotp(HttpContext http, Account account) => Remember(http, Totp, account.Id, account.Stamp);

    public static Task AwaitEnrolment(HttpContext http, Account account) => Remember(http, Enrol, account.Id, account.Stamp);

    public static Task<Guid?> CodeOf(HttpContext http) => Find(http, Code);

    public static Task<Guid?> AwaitingTotp(HttpContext http) => Find(http, Totp);

    public static Task<Guid?> AwaitingEnrolment(HttpContext http) => Find(http, Enrol);

    /// <summary>The stamp that the account had at this step: a step on the way to an account that has changed since leads nowhere.</summary>
    public static async Task<string> StampOf(HttpContext http) => (await http.AuthenticateAsync(Scheme)).Principal!.FindFirstValue(Stamp)!;

    public static Task Done(HttpContext http) => http.SignOutAsync(Scheme);

    private static Task Remember(HttpContext http, string step, Guid id, string stamp) =>
        http.SignInAsync(Scheme, new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), new(Stamp, stamp)], step)));

    private static async Task<Guid?> Find(HttpContext http, string step) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { Identity: { } identity } principal && identity.AuthenticationType == step
            ? Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!)
            : null;
}
