using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Prytulak.Tests.Canaries;

/// <summary>What a browser got: the status, the headers and the body, all of it as text.</summary>
public sealed partial class Answered
{
    public required HttpStatusCode Status { get; init; }
    public required string Headers { get; init; }
    public required string Body { get; init; }

    public string? Location { get; init; }

    /// <summary>True when it says no more than that there is nothing, or that one has to sign in first.</summary>
    public bool IsNothing => Status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || Location?.StartsWith("/sign-in?back=", StringComparison.Ordinal) == true;

    public static async Task<Answered> Read(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new()
        {
            Status = response.StatusCode, Location = response.Headers.Location?.ToString(), Headers = response.Headers.ToString() + response.Content.Headers,
            Body = (response.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes),
        };
    }

    /// <summary>Everything but the ids that were asked for, what is new in every form, and the time of day.</summary>
    public string Comparable(Target target) => $"{(int)Status}\n{Same(target.Blank(Headers))}\n{Same(target.Blank(Body))}";

    private static string Same(string text) => NewEachTime().Replace(text, "…");

    [GeneratedRegex("""(?<=^Date: ).*|(?<=^Set-Cookie: form=)[^;]*|(?<=name="(__RequestVerificationToken|key)" value=")[^"]*|(?<="traceId":")[^"]*""", RegexOptions.Multiline)]
    private static partial Regex NewEachTime();
}
