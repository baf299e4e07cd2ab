using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Prytulak.Foundation;

/// <summary>One request: who asks, in which language, and how to answer it as a page for people or as JSON for programs.</summary>
public sealed class Visit(HttpContext http, Viewer viewer, Text text)
{
    private Form? form;

    public HttpContext Http => http;

    public Viewer Viewer => viewer;

    public Text Text => text;

    public string Path => http.Request.Path + http.Request.QueryString;

    /// <summary>True for programs: they get the same answers as JSON.</summary>
    public bool WantsJson => http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
        || ForPrograms.Are(http);

    /// <summary>True for the same list as a table to download.</summary>
    public bool WantsCsv => http.Request.Path.Value?.EndsWith(".csv", StringComparison.Ordinal) == true;

    /// <summary>What is typed into the forms of this page so far, and what is wrong with it; empty on a first look.</summary>
    public Form Typed => form ?? Form.Empty(text);

    /// <summary>Reads the posted form, or the same fields as a JSON object.</summary>
    public async Task<Form> ReadForm() => form ??= await Form.Read(http, text);

    /// <summary>The act of this viewer for a purpose; with the key of the posted form, so that it happens once.</summary>
    public Act Act(string purpose) => form is { Key: { } key }
        ? new(viewer, purpose, Scoped(key), form.Fingerprint(http.RequestServices.GetRequiredService<MasterKey>()))
        : new(viewer, purpose);

    /// <summary>The page with its answer; for programs the answer alone.</summary>
    public IResult Page<TPage, TAnswer>(TAnswer answer, int status = 200) where TPage : PageOf<TAnswer> =>
        WantsJson
            ? Typed.Faults.Count > 0 ? Problems.Invalid(Typed) : TypedResults.Json(answer, statusCode: status)
            : new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Answer"] = answer, ["Visit"] = this })
                { StatusCode = Typed.Faults.Count > 0 ? 422 : status };

    /// <summary>Where to go after a change; for programs where the result is.</summary>
    public IResult GoTo(string path) =>
        WantsJson ? TypedResults.Json(new { location = path }) : TypedResults.Redirect(path, permanent: false, preserveMethod: false);

    /// <summary>The token that proves that a form came from one of our own pages.</summary>
    public string FormToken => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;

    // Somebody else's key must not name our command: who acts and where is part of it.
    private Guid Scoped(Guid key)
    {
        var hash = SHA256.HashData([.. key.ToByteArray(), .. viewer.Id.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(http.Request.Path)]);
        return new Guid(hash.AsSpan(0, 16));
    }

    public static ValueTask<Visit?> BindAsync(HttpContext http) => ValueTask.FromResult<Visit?>(Of(http));

    /// <summary>The visit of a request that has passed <see cref="Routes.Recognised"/>.</summary>
    public static Visit Of(HttpContext http)
    {
        if (http.Items[typeof(Visit)] is Visit visit) return visit;
        visit = new(http, http.Items[typeof(Viewer)] as Viewer ?? Viewer.Stranger, Texts.In(LanguageOf(http)));
        http.Items[typeof(Visit)] = visit;
        return visit;
    }

    private static string LanguageOf(HttpContext http) =>
        http.Request.Cookies["language"] is { } chosen && Texts.Languages.Contains(chosen)
            ? chosen
            : Texts.Preferred(http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()));
}

/// <summary>A page: HTML around an answer that is handed to it. It injects nothing and fetches nothing.</summary>
public abstract class PageOf<TAnswer> : ComponentBase
{
    [Parameter, EditorRequired] public TAnswer Answer { get; set; } = default!;

    [Parameter, EditorRequired] public Visit Visit { get; set; } = default!;

    protected Text T => Visit.Text;
}
