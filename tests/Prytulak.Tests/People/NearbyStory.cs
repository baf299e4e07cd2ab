using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dapper;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.People;

/// <summary>Households that wish to live near each other, each with a browser of its own.</summary>
internal static partial class NearbyStory
{
    private static readonly ConditionalWeakTable<TestNetwork, World> Worlds = [];

    /// <summary>The one world of a network, which gives no reference twice.</summary>
    public static World World(this TestNetwork network) => Worlds.GetValue(network, one => new(one));

    /// <summary>A household of the organisation that waits, with its page open.</summary>
    public static async Task<(Guid Id, Visitor Visitor)> Family(this TestNetwork network, Guid organisation, string? name = null, string language = "en")
    {
        var id = await network.World().Household(organisation, new() { Adults = 2, Languages = ["uk"] }, name);
        await network.Get<Journal>().Write(Somebody.System, write => network.Get<HouseholdLinks>().Issue(write, id, generation: 1));
        return (id, await network.Visitor(language).Open("/k/" + network.Get<HouseholdLinks>().Token(id, 1)));
    }

    /// <summary>Makes a code and reads it out.</summary>
    public static async Task<string> MakesCode(this Visitor visitor, string at = "/my")
    {
        await visitor.Open(at + "/nearby");
        await visitor.Submit(action: at + "/nearby/code");
        return visitor.Page.QuerySelector(".code")!.TextContent;
    }

    public static async Task<Visitor> TakesItBack(this Visitor visitor)
    {
        await visitor.Open("/my/nearby");
        return await visitor.Submit(action: "/my/nearby/code", press: "do=take_back");
    }

    public static async Task<Visitor> Agrees(this Visitor visitor, string code, string at = "/my")
    {
        await visitor.Open(at + "/nearby");
        return await visitor.Submit(new { code }, action: at + "/nearby/agree");
    }

    public static async Task<Visitor> Leaves(this Visitor visitor)
    {
        await visitor.Open("/my/nearby");
        return await visitor.Submit(action: "/my/nearby/leave");
    }

    /// <summary>How many others its page speaks of.</summary>
    public static async Task<int> Others(this Visitor visitor) => (await visitor.Ask("/my/nearby")).GetProperty("others").GetInt32();

    /// <summary>The page that is open, without what differs each time: tokens, keys, and what was typed.</summary>
    public static string Bare(this Visitor visitor)
    {
        foreach (var input in visitor.Page.QuerySelectorAll("input")) input.RemoveAttribute("value");
        return Ids().Replace(visitor.Page.DocumentElement.OuterHtml, "#");
    }

    public static Task<long> Rows(this TestNetwork network, string table) => network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
