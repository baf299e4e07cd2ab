using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>Finds what rows are likely doubles of: by telephone or address of e-mail, or by square, beds and a similar name; in the file and in the tables of the organisation.</summary>
public sealed class DoubleSearch(HostContacts contacts, ImportedHomes homes, Imports imports, Reveals reveals)
{
    /// <summary>The likenesses of each row that has any, by its number. Opening the names of hosts to compare them is journalled.</summary>
    public async Task<ILookup<int, Likeness>> Of(Act act, IReadOnlyList<ReadOffer> rows)
    {
        var organisation = act.By.Organisation!.Value;
        var known = await contacts.Known(organisation, rows.Select(row => row.Contact!));
        var told = await imports.Told(organisation, rows.Select(row => row.Contact!.Email));
        var theirs = (await homes.OfHosts(organisation, known.SelectMany(hosts => hosts))).ToLookup(home => home.Host);
        var found = rows.SelectMany(row => ByContact(row, known, theirs, told.Contains(row.Contact!.Email)).Select(like => (row.Number, like)))
            .Concat(InFile(rows)).Concat(await ByPlace(act, rows));
        return found.DistinctBy(pair => (pair.Number, pair.like.Row, pair.like.Host, pair.like.Home)).ToLookup(pair => pair.Number, pair => pair.like);
    }

    // Whoever has an account elsewhere and was written to is told from no host of ours whose home is still a draft.
    private static IEnumerable<Likeness> ByContact(ReadOffer row, ILookup<string, Guid> known, ILookup<Guid, LikeHome> theirs, bool isTold)
    {
        var hosts = row.Contact!.Keys.SelectMany(key => known[key]).Distinct().ToList();
        if (hosts is [] && isTold) return [new(null, null, null, true)];
        return hosts.SelectMany(host => theirs[host].Select(home => new Likeness(null, host, home.Id, true)).DefaultIfEmpty(new(null, host, null, true)));
    }

    private static IEnumerable<(int Number, Likeness like)> InFile(IReadOnlyList<ReadOffer> rows)
    {
        var (byContact, byPlace) = (new Dictionary<string, int>(), new Dictionary<(string, int, string), List<(int Number, NameLikeness Name)>>());
        foreach (var row in rows)
        {
            var name = NameLikeness.Of(row.Name!);
            var places = name.Parts.Select(part => (row.Place!.Cell.ToString(), row.Unit.Beds, part)).ToList();
            if (row.Contact!.Keys.Where(byContact.ContainsKey).Select(key => byContact[key]).Order().ToList() is [var same, ..]) yield return (row.Number, new(same, null, null, true));
            else if (places.SelectMany(place => byPlace.GetValueOrDefault(place, [])).FirstOrDefault(other => other.Name.IsLike(name)) is { Name: not null } like) yield return (row.Number, new(like.Number, null, null, false));
            foreach (var key in row.Contact.Keys) byContact.TryAdd(key, row.Number);
            foreach (var place in places) (byPlace.TryGetValue(place, out var list) ? list : byPlace[place] = []).Add((row.Number, name));
        }
    }

    private async Task<IEnumerable<(int Number, Likeness like)>> ByPlace(Act act, IReadOnlyList<ReadOffer> rows)
    {
        var wanted = rows.ToLookup(row => (row.Place!.Cell.ToString(), row.Unit.Beds));
        var there = (await homes.InSquares(act.By.Organisation!.Value, wanted.Select(place => place.Key.Item1))).Where(home => wanted.Contains((home.Cell, home.Beds))).ToList();
        if (there is []) return [];
        var open = await reveals.Many(act, "accounts", [.. there.Select(home => home.Host).Distinct()], AccountFacts.Name.Name);
        var found = new List<(int, Likeness)>();
        foreach (var home in there)
            if (await open.Open(home.Name, AccountFacts.Name) is { } name && NameLikeness.Of(name) is var theirs)
                found.AddRange(wanted[(home.Cell, home.Beds)].Where(row => NameLikeness.Of(row.Name!).IsLike(theirs)).Select(row => (row.Number, new Likeness(null, home.Host, home.Id, false))));
        return found;
    }
}
