using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prytulak.Bench.Pages;

/// <summary>The pages that people open most, each by somebody who may: they come in by the ways that a demonstration prints.</summary>
static partial class MainPages
{
    private const int Cases = 40, Households = 8;
    private static readonly string[] Typed = ["Київ", "Харків", "Варшава", "Берлін", "Гродна", "Вільнюс", "Краків", "Маріуполь"];

    public static async Task<IReadOnlyList<MainPage>> Of(ServerProcess server)
    {
        var stranger = server.Visitor();
        var (host, home) = await SignIn(server, "host", "/homes", "homes");
        var (caseworker, cases) = await SignIn(server, "caseworker", "/desk", "lines");
        return
        [
            new("`/`", [(stranger, "/")]),
            new("`/ask`", [(stranger, "/ask")]),
            new("`/places`, a keystroke", [.. Keystrokes().Select(typed => (stranger, "/places?language=uk&typed=" + Uri.EscapeDataString(typed)))]),
            new("`/my`, a household", await Own(server, caseworker, cases.Take(Households))),
            new("`/homes`, a host", [(host, "/homes")]),
            new("`/homes/{id}`", [(host, $"/homes/{home[0]}")]),
            new("`/desk`", [(caseworker, "/desk")]),
            new("`/desk/households/{id}`", [.. cases.Select(id => (caseworker, $"/desk/households/{id}"))]),
            new("`/desk/…/candidates`", [.. cases.Select(id => (caseworker, $"/desk/households/{id}/candidates"))]),
            new("`/health`", [(stranger, "/health")]),
        ];
    }

    private static async Task<(HttpClient Visitor, IReadOnlyList<string> Ids)> SignIn(ServerProcess server, string role, string path, string list)
    {
        var visitor = server.Visitor();
        using (var response = await visitor.GetAsync(server.SignIns[role])) response.EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/json" } } };
        using var answer = await visitor.SendAsync(request);
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (visitor, [.. page.GetProperty(list).EnumerateArray().Take(Cases).Select(line => line.GetProperty("id").GetString()!)]);
    }

    private static IEnumerable<string> Keystrokes() =>
        Typed.SelectMany(name => Enumerable.Range(1, name.Length).Select(length => name[..length]));

    // A household that has no phone gets its private link from the caseworker; so do these.
    private static async Task<IReadOnlyList<(HttpClient, string)>> Own(ServerProcess server, HttpClient caseworker, IEnumerable<string> ids)
    {
        var turns = new List<(HttpClient, string)>();
        foreach (var id in ids)
        {
            var link = PrivateLink.Match(await caseworker.GetStringAsync($"/desk/households/{id}/link")).Value;
            var household = server.Visitor();
            using var page = await household.GetAsync(link);
            page.EnsureSuccessStatusCode();
            turns.Add((household, "/my"));
        }
        return turns;
    }

    [GeneratedRegex("/k/[A-Za-z0-9_-]+")]
    private static partial Regex PrivateLink { get; }
}
