using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;

namespace Prytulak.Tests.Canaries;

/// <summary>What to ask each route for: every object of its kind, whosever it is, and ids that belong to nothing.</summary>
public sealed class Targets(PlantedNetwork planted)
{
    private static readonly Thing Nothing = new() { Id = Guid.NewGuid(), Exists = false };

    /// <summary>The addresses of a route; none when nobody has said yet what its parameters are.</summary>
    public IEnumerable<Target> Of(string route) => route switch
    {
        _ when !route.Contains('{') => [new(route), .. Asked(route).Select(query => new Target($"{route}?{query}"))],
        "/look/{hash}/{name}" => [new(Look.LookFiles.Address("app.css")), new("/look/none/none")],
        "/map/tiles/{language}/{z:int}/{x:int}/{y:int}" or "/map/base/{language}/{z:int}/{x:int}/{y:int}" =>
            ((string[])["uk/4/9/5", "pl/8/142/84", "xx/4/9/5", "uk/99/0/0"]).Select(tile => new Target(route[..route.IndexOf('{')] + tile)),
        _ when route.StartsWith("/ogc/collections/{collection}", StringComparison.Ordinal) =>
            ((string[])["homes", "needs", "crossings", "reception", "nothing"]).Select(collection => new Target(route.Replace("{collection}", collection).Replace("{feature}", collection == "crossings" ? "UA-PL-01" : "PL"))),
        "/desk/homes/tiles/{z:int}/{x:int}/{y:int}" => ((string[])["4/9/5", "8/142/84?pets=yes", "12/2272/1348", "99/0/0"]).Select(tile => new Target(route[..route.IndexOf('{')] + tile)),
        "/language/{language}" => [new("/language/uk?back=/my"), new("/language/xx")],
        "/k/{token}" => [.. Tokens.Append("no-token-of-anybody-----").Select(token => new Target("/k/" + token))],
        "/still/{token}" or "/still/{token}/{answer}" => ((string[])[.. planted.Questions, new('a', 22), "short"]).Select(token => new Target(route.Replace("{token}", token).Replace("{answer}", "free"))),
        "/sign-in/invitation/{token}" => [new("/sign-in/invitation/" + new string('a', 64)), new("/sign-in/invitation/short")],
        "/sign-in/demonstration/{token}" => [new(planted.Network.Get<SignInLinks>().ForDemonstration(planted.Staff[0].Id)), new("/sign-in/demonstration/none")],
        "/ask/{number:int}" => Steps.Select(step => new Target($"/ask/{step}")),
        _ when route.StartsWith("/desk/households/{id:guid}", StringComparison.Ordinal) => Filled(route, "{id:guid}", planted.Households),
        "/plan/households/{id:guid}" => Filled(route, "{id:guid}", planted.Households),
        "/plan/households/{id:guid}/instead/{unit:guid}" => Pairs(route, "{id:guid}", planted.Households, "{unit:guid}", Rooms),
        "/desk/households/{household:guid}/propose/{unit:guid}" or "/desk/households/{household:guid}/waive/{unit:guid}" => Pairs(route, "{household:guid}", planted.Households, "{unit:guid}", Rooms),
        _ when route.StartsWith("/homes/{id:guid}/units/{unit:guid}", StringComparison.Ordinal) => Pairs(route, "{id:guid}", planted.Homes, "{unit:guid}", planted.Units),
        _ when route.StartsWith("/homes/{id:guid}/photos/{photo:guid}", StringComparison.Ordinal) => Pairs(route, "{id:guid}", planted.Homes, "{photo:guid}", planted.Photos),
        _ when route.StartsWith("/homes/{id:guid}/statement", StringComparison.Ordinal) || route.StartsWith("/homes/{id:guid}/nights", StringComparison.Ordinal) => Filled(route.Replace("{month}", "2026-05"), "{id:guid}", planted.Homes),
        _ when route.StartsWith("/homes/{id:guid}", StringComparison.Ordinal) => Filled(route, "{id:guid}", planted.Homes),
        _ when route.StartsWith("/vetting/{host:guid}", StringComparison.Ordinal) => Filled(route, "{host:guid}", planted.Hosts),
        _ when route.StartsWith("/imports/{id:guid}", StringComparison.Ordinal) => Filled(route, "{id:guid}", planted.Imports),
        _ when route.StartsWith("/team/{id:guid}", StringComparison.Ordinal) => Filled(route, "{id:guid}", [.. planted.Staff, .. Outsiders]),
        "/reception/manage/{id:guid}/{move}" => Filled(route.Replace("{move}", "confirm"), "{id:guid}", planted.ReceptionPoints),
        _ when route.StartsWith("/reception/", StringComparison.Ordinal) => Filled(route, "{id:guid}", planted.ReceptionPoints),
        "/desk/queued/{id:guid}/remove" => Filled(route, "{id:guid}", planted.Queued),
        "/waivers/{id:guid}" => Filled(route, "{id:guid}", planted.Waivers),
        "/stays/{id:guid}" => Filled(route, "{id:guid}", planted.Stays),
        "/stays/{id:guid}/{move}" => Filled(route.Replace("{move}", "cancel"), "{id:guid}", planted.Stays),
        "/requests/{id:guid}/{answer}" or "/my/stays/{id:guid}/{answer}" => Filled(route.Replace("{answer}", "yes"), "{id:guid}", planted.Stays),
        "/mail/{id:guid}" => Filled(route, "{id:guid}", planted.Letters),
        _ when route.StartsWith("/leak", StringComparison.Ordinal) => Filled(route, "{id:guid}", planted.Households),
        _ => [],
    };

    private static IEnumerable<int> Steps => Enumerable.Range(1, AskStep.All.Count);

    private IEnumerable<string> Tokens => planted.Canaries.Where(canary => canary.Secret is Secret.Link).Select(canary => canary.Words[0]);

    // To their coordinator a host is no colleague.
    private IEnumerable<Thing> Outsiders => planted.Hosts.Select(host => new Thing { Id = host.Id, Owners = host.Owners });

    // A room is proposed to a household, which is no part of it.
    private IReadOnlyList<Thing> Rooms => [.. planted.Units.Select(unit => new Thing { Id = unit.Id, Owners = unit.Owners, Organisation = unit.Organisation }), Nothing];

    // Queries that lead to more than the page alone does.
    private IEnumerable<string> Asked(string route) => route switch
    {
        "/desk/find" => References.Select(reference => "reference=" + reference),
        "/desk" or "/desk.csv" => ["state=", "state=Matched&sort=size", "mine=on"],
        "/stays" or "/stays.csv" => ["state=Confirmed&sort=from"],
        "/journal" or "/journal.csv" => [$"id={planted.Households[0].Id}", "kind=revealed"],
        "/places" => ["typed=Lublin"],
        "/desk/homes" => ["place=Lublin&beds=2&pets=yes", "order=Fit&children=on", "beds=0"],
        "/map" => ["area=PL", "area=PL&pets=true&beds=2", "area=nowhere"],
        "/map/seen" => ["box=49,14,55,24&zoom=8", "box=0&zoom=8"],
        "/sign-in" => ["back=/my"],
        "/plan" or "/plan/map" => ["country=PL&urgency=Later", "country=ZZ&sort=size"],
        "/reception" => ["place=Lublin&kind=Food", "country=PL", "place=Nowhereville"],
        _ => [],
    };

    private IEnumerable<string> References => planted.Households.Select((_, at) => $"T{at + 1:D7}");

    private static IEnumerable<Target> Filled(string route, string hole, IEnumerable<Thing> things) =>
        from thing in things.Append(Nothing)
        from path in Numbered(route.Replace(hole, thing.Id.ToString()))
        select new Target(path, thing);

    private static IEnumerable<string> Numbered(string path) => path.Contains("{number:int}") ? Steps.Select(step => path.Replace("{number:int}", step.ToString())) : [path];

    // Each part with what it belongs to, with what it does not, and with nothing.
    private static IEnumerable<Target> Pairs(string route, string hole, IReadOnlyList<Thing> wholes, string partHole, IReadOnlyList<Thing> parts)
    {
        var pairs = parts.SelectMany((part, at) => part.PartOf is { } whole && wholes.FirstOrDefault(w => w.Id == whole) is { } its
            ? ((Thing, Thing)[])[(its, part), (wholes[(at + 1) % wholes.Count], part), (its, Nothing), (Nothing, part)]
            : [.. wholes.Where((_, turn) => turn % 4 == at % 4).Select(each => (each, part))]);
        return pairs.Select(pair => new Target(route.Replace(hole, pair.Item1.Id.ToString()).Replace(partHole, pair.Item2.Id.ToString()), pair.Item1, pair.Item2));
    }
}
