using System.Text;
using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Prytulak.Foundation;

/// <summary>Turns every failure into one clear answer: a page in the reader's language, or problem+json (RFC 9457) for programs. Details never leave the house.</summary>
public static partial class Problems
{
    public static void UseProblems(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: 404 or 405 }) await Answer(http, http.Response.StatusCode == 404 ? Refusal.Absent : WrongMethod(http));
        }
        catch (Exception failure)
        {
            if (http.RequestAborted.IsCancellationRequested) return;
            var refusal = AsRefusal(failure, http);
            // What has begun cannot be taken back: it is cut off, for the server would log the exception with all that it quotes.
            if (http.Response.HasStarted) http.Abort();
            else await Answer(http, refusal);
        }
    });

    public static IResult Invalid(Form form) => TypedResults.Problem(new()
    {
        Status = 422, Title = "Invalid", Extensions = { ["errors"] = form.Faults },
    });

    // Whoever opens where a form goes has taken its address from the bar of the browser.
    private static Refusal WrongMethod(HttpContext http) =>
        IsRead(http) ? new(Why.WrongMethod, "refusal.only_form") : new(Why.WrongMethod, "refusal.wrong_method", null, http.Response.Headers.Allow.ToString());

    private static bool IsRead(HttpContext http) => Routes.Reading.Contains(http.Request.Method);

    private static Refusal AsRefusal(Exception failure, HttpContext http)
    {
        switch (failure)
        {
            case Refusal refusal: return refusal;
            // The token is a field of the form, so a body that cannot be read fails there first.
            case AntiforgeryValidationException { InnerException: { } unread }: return AsRefusal(unread, http);
            case BadHttpRequestException { StatusCode: 413 }: return new(Why.TooLarge, "refusal.too_large");
            case BadHttpRequestException or InvalidDataException or System.Text.Json.JsonException or DecoderFallbackException: return new(Why.Bad, "refusal.malformed");
        }
        // The message of an exception may quote what somebody typed: only its type and place are logged.
        var place = new StackTrace(failure).GetFrame(0)?.GetMethod();
        Unexpected(http.RequestServices.GetRequiredService<ILogger<Visit>>(), failure.GetType().Name, $"{place?.DeclaringType?.Name}.{place?.Name}");
        return new(Why.Unavailable, "refusal.unexpected");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected {Failure} in {Place}")]
    private static partial void Unexpected(ILogger log, string failure, string place);

    private static Task Answer(HttpContext http, Refusal refusal)
    {
        var (visit, allowed) = (Visit.Of(http), http.Response.Headers.Allow);
        http.Response.Clear();
        http.Response.Headers.Allow = allowed;
        // What is too large is not read to its end, so nothing more can come over this connection.
        if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) http.Response.Headers.Connection = "close";
        if (refusal.Why is Why.Unavailable) http.Response.Headers.RetryAfter = "10";
        if (refusal.Why is Why.NotSignedIn && !visit.WantsJson)
            return TypedResults.Redirect($"/sign-in?back={Uri.EscapeDataString(IsRead(http) ? visit.Path : "/")}").ExecuteAsync(http);
        var answer = new ProblemAnswer((int)refusal.Why, visit.Text[refusal.Text, refusal.About], refusal.Text);
        IResult result = visit.WantsJson
            ? TypedResults.Problem(new() { Status = answer.Status, Title = refusal.Why.ToString(), Detail = answer.Sentence, Extensions = { ["code"] = refusal.Text } })
            : new RazorComponentResult<Look.ProblemPage>(new Dictionary<string, object?> { ["Answer"] = answer, ["Visit"] = visit }) { StatusCode = answer.Status };
        return result.ExecuteAsync(http);
    }
}

/// <summary>What went wrong, in a sentence, and its code.</summary>
public sealed record ProblemAnswer(int Status, string Sentence, string Code);
