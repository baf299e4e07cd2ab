using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Prytulak.Foundation;

/// <summary>Who may use a route; every endpoint carries one.</summary>
public sealed record MayUse(Roles Roles);

/// <summary>A route whose requests come from our own pages, or carry a credential of their own.</summary>
public sealed record ProvesOrigin;

/// <summary>A route that takes no antiforgery token, with the reason why that is safe.</summary>
public sealed record NoFormToken(string Because);

/// <summary>A route that programs alone ask: whatever it refuses, it refuses as problem+json; and so does what is nothing and lies under the fixed beginning of its path.</summary>
public sealed record ForPrograms
{
    public static bool Are(HttpContext http) => http.GetEndpoint() is RouteEndpoint route
        ? IsOn(route)
        : http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(one => IsOn(one) && http.Request.Path.StartsWithSegments(Beginning(one.RoutePattern)));

    private static bool IsOn(RouteEndpoint route) => route.Metadata.GetMetadata<ForPrograms>() is not null;

    private static PathString Beginning(RoutePattern path) =>
        "/" + string.Join('/', path.PathSegments.Select(segment => segment.Parts[0]).TakeWhile(part => part.IsLiteral).Select(part => ((RoutePatternLiteralPart)part).Content));
}

/// <summary>
/// The only way to add a route: it says who may. For anybody else the route does not exist; somebody who is not signed
/// in is asked to sign in first where a person of ours may.
/// </summary>
public sealed class Routes(IEndpointRouteBuilder endpoints)
{
    /// <summary>What a route that is read takes: HEAD is GET without the body, which the server leaves out (RFC 9110, 9.3.2).</summary>
    public static readonly string[] Reading = ["GET", "HEAD"];

    public RouteHandlerBuilder Get(string path, Roles who, Delegate handler) => Guard(endpoints.MapMethods(path, Reading, handler), who);

    public RouteHandlerBuilder Post(string path, Roles who, Delegate handler) =>
        Guard(endpoints.MapPost(path, handler), who).WithMetadata(new ProvesOrigin()).AddEndpointFilter(ProveOrigin);

    private static RouteHandlerBuilder Guard(RouteHandlerBuilder route, Roles who) =>
        route.WithMetadata(new MayUse(who)).AddEndpointFilter((call, next) =>
        {
            var visit = Visit.Of(call.HttpContext);
            if (!visit.Viewer.Has(who)) throw Turned(visit, who);
            // PostgreSQL has no text with a zero in it, and nobody types one.
            return call.HttpContext.Request.QueryString.Value!.Contains("%00", StringComparison.Ordinal) ? throw new Refusal(Why.Bad, "refusal.malformed") : next(call);
        });

    private static Refusal Turned(Visit visit, Roles who) =>
        visit.Viewer.Roles == Roles.Stranger && (who & Roles.Signed) != 0 ? new(Why.NotSignedIn, "refusal.sign_in") : Refusal.Absent;

    private static async ValueTask<object?> ProveOrigin(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (http.Request.Headers["Sec-Fetch-Site"] is [not ("same-origin" or "none")]) throw new Refusal(Why.Bad, "refusal.origin");
        if (http.Items.ContainsKey(typeof(ApiCredential))) return await next(call);
        // Read first: the page that says no keeps what was typed.
        await Visit.Of(http).ReadForm();
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(call)
            : throw new Refusal(Why.Bad, "refusal.form_token");
    }
}

/// <summary>Marks a request that carries a credential of its own instead of a cookie: no other site can make a browser send it.</summary>
public sealed record ApiCredential;

/// <summary>A part of the house: what it needs, and its routes.</summary>
public abstract class Module
{
    public virtual void AddServices(IServiceCollection services) { }

    public virtual void MapRoutes(Routes routes) { }
}
