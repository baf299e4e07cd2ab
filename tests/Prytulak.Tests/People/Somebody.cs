using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.People;

/// <summary>People of these stories: organisations, caseworkers, and households that ask.</summary>
internal static class Somebody
{
    public static readonly Act System = new(Viewer.System, "test");

    public static Task<Guid> Organisation(this TestNetwork network, string name, string countries) => new World(network).Organisation(name, countries, "uk|en");

    /// <summary>A caseworker of the organisation, signed in.</summary>
    public static async Task<Visitor> Caseworker(this TestNetwork network, Guid organisation)
    {
        var (account, credential, master) = ((await new World(network).Account(Roles.Caseworker, organisation)).Id, Guid.NewGuid(), network.Get<MasterKey>());
        var token = ApiToken.Of(master, credential);
        await network.Get<Journal>().Write(System, write => write.Execute(
            "INSERT INTO api_credentials (id, account, mac, expires_at) VALUES (@credential, @account, @mac, @until)",
            new { credential, account, mac = ApiToken.Mac(master, token), until = write.Now.AddDays(1) }));
        var visitor = network.Visitor();
        visitor.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return visitor;
    }

    /// <summary>Asks in the shortest way: says how many they are, skips the rest, sends.</summary>
    public static async Task<Visitor> HasAsked(this TestNetwork network, string language = "en", int adults = 2, string ages = "4")
    {
        var visitor = network.Visitor(language);
        await visitor.Open("/ask");
        await visitor.Submit(new { adults, child_ages = ages });
        await visitor.Open("/ask/check");
        return await visitor.Submit();
    }

    /// <summary>The eight words and the link that the page shows.</summary>
    public static string Words(this Visitor visitor) => string.Join(' ', visitor.Page.QuerySelectorAll(".phrase li").Select(word => word.TextContent));

    public static string Link(this Visitor visitor) => new Uri(visitor.Page.QuerySelector(".link")!.TextContent).AbsolutePath;

    /// <summary>What the field of the open page holds.</summary>
    public static string? Held(this Visitor visitor, string field) => visitor.Page.QuerySelector($"[name={field}]")?.GetAttribute("value");

    public static Plea OnlyPlea(this TestNetwork network) => network.Get<OpenPleas>().All.Single();
}
